"""The page of a crisis: the verdict, the house, the bands, the votes needed, findings, the law's clock, the reports."""
