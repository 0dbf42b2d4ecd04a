"""The only door to HiGHS: one programme loaded, relaxed or whole, and the status of each call looked at.

The number of threads is left alone: changing it makes HiGHS return answers with no status.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from whipcount.count.solving.programme import ENDLESS, Table

UNTOLD = -math.inf  # the limit of steps came before an answer
# The relaxed programme is asked often and starts from its last basis, which presolve would throw away. With another
# objective that basis stays feasible for the primal simplex, with other bounds for the dual one.
# Without perturbed bounds the primal simplex takes a sixth of the steps; the limit is for one that runs in circles.
PRIMAL, DUAL = 4, 1
RELAXED: dict[str, bool | int | float | str] = {
    "presolve": "off",
    "primal_simplex_bound_perturbation_multiplier": 0.0,
    "simplex_iteration_limit": 20_000,
}


class SolverError(RuntimeError):
    """The solver failed, or its answer does not stand up in integers: a fault of ours, never of the input."""


class Engine:
    """HiGHS with one programme loaded, relaxed or whole; each call's status is looked at."""

    def __init__(self, table: Table, *, whole: bool) -> None:
        import highspy  # noqa: PLC0415 - a tenth of a second that other commands need not pay
        import numpy as np  # noqa: PLC0415

        self.highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._status = highspy.HighsModelStatus
        self._told = (self._status.kOptimal, self._status.kInfeasible, self._status.kIterationLimit)
        self._np, self._aimed = np, np.zeros(len(table.low))
        self._simplex = DUAL
        options: dict[str, bool | int | float | str] = {
            "output_flag": False,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.5,
            "mip_feasibility_tolerance": 1e-7,
        }
        for name, value in (options | ({} if whole else RELAXED)).items():
            done(self.highs.setOptionValue(name, value))
        self._pass(table, whole=whole)

    def _pass(self, table: Table, *, whole: bool) -> None:
        import highspy  # noqa: PLC0415

        columns, rows = len(table.low), len(table.row_low)
        by_rows, least = int(highspy.MatrixFormat.kRowwise), int(highspy.ObjSense.kMinimize)
        kinds = self._np.full(columns, int(whole))  # of columns: 1 is a whole number
        done(self.highs.passModel(
            columns, rows, len(table.columns), by_rows, least, 0.0, self._aimed, table.low, table.high,
            table.row_low, table.row_high, table.starts, table.columns, table.coefficients, kinds,
        ))  # fmt: skip

    def least(self) -> float | None:
        """The least value of the objective; None when no solution exists, UNTOLD when the limit came first.

        Started from the last basis the solver now and then ends without an answer; started afresh it has one.
        """
        status = self._run()
        if status not in self._told:
            done(self.highs.clearSolver())
            status = self._run()
        if status not in self._told:
            raise SolverError(f"the solver stopped without an answer: {self.highs.modelStatusToString(status)}")
        if status == self._status.kOptimal:
            return float(self.highs.getInfo().objective_function_value)
        return None if status == self._status.kInfeasible else UNTOLD

    def _run(self) -> Any:
        if self.highs.run().name == "kError":
            raise SolverError("the solver failed")
        return self.highs.getModelStatus()

    @property
    def steps(self) -> int:
        """How many steps of the simplex the last answer took."""
        return int(self.highs.getInfo().simplex_iteration_count)

    def answer(self) -> Any:
        """The columns in the answer."""
        return self._np.array(self.highs.getSolution().col_value)

    def bound(self, column: int, bounds: tuple[int, int]) -> None:
        done(self.highs.changeColBounds(column, *bounds))
        self.strategy(DUAL)

    def bounds(self, columns: Any, low: Any, high: Any) -> None:
        """Other bounds for several columns at once."""
        done(self.highs.changeColsBounds(len(columns), columns, low, high))
        self.strategy(DUAL)

    def bound_row(self, row: int, bounds: tuple[int, int]) -> None:
        done(self.highs.changeRowBounds(row, *bounds))
        self.strategy(DUAL)

    def coefficient(self, row: int, column: int, value: int) -> None:
        done(self.highs.changeCoeff(row, column, value))
        self.strategy(DUAL)

    def add_columns(self, values: Any, starts: Any, rows: Any, coefficients: Any, simplex: int = PRIMAL) -> None:
        """Further columns from nought upwards, with their values in the objective and their coefficients in rows."""
        number, zeros = len(values), self._np.zeros(len(values))
        endless = zeros + ENDLESS
        done(self.highs.addCols(number, values, zeros, endless, len(rows), starts, rows, coefficients))
        self._aimed = self._np.append(self._aimed, values)
        self.strategy(simplex)

    def add_rows(self, low: Any, high: Any, starts: Any, columns: Any, coefficients: Any) -> None:
        done(self.highs.addRows(len(low), low, high, len(columns), starts, columns, coefficients))
        self.strategy(DUAL)

    def duals(self) -> Any:
        """What a unit of each row is worth in the answer."""
        return self._np.array(self.highs.getSolution().row_dual)

    def ray(self) -> Any:
        """Weights of rows that show together why nothing meets them; None where the solver gives none."""
        _, there, weights = self.highs.getDualRay()
        if not there:
            self.strategy(DUAL)
            done(self.highs.run())
            _, there, weights = self.highs.getDualRay()
        return self._np.array(weights) if there else None

    def strategy(self, simplex: int) -> None:
        if self._simplex != simplex:
            done(self.highs.setOptionValue("simplex_strategy", simplex))
            self._simplex = simplex

    def aim(self, objective: Mapping[int, float]) -> None:
        """Seek the least of an objective."""
        values = self._np.zeros(len(self._aimed))
        values[list(objective)] = list(objective.values())
        self.aim_at(values)

    def aim_at(self, values: Any) -> None:
        """Seek the least of an objective that has these values of all columns."""
        self.strategy(PRIMAL)
        other = (values != self._aimed).nonzero()[0]
        if len(other):
            done(self.highs.changeColsCost(len(other), other, values[other]))
        self._aimed = values


def done(status: Any) -> None:
    if status.name != "kOk":
        raise SolverError(f"the solver refused a call: {status.name}")
