"""The only door to HiGHS: one programme loaded, relaxed or whole, and the status of each call looked at.

The number of threads is left alone: changing it makes HiGHS return answers with no status.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from whipcount.count.programme import ENDLESS, Programme

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

    def __init__(self, programme: Programme, *, whole: bool) -> None:
        import highspy  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        self.highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._status = highspy.HighsModelStatus
        self._told = (self._status.kOptimal, self._status.kInfeasible, self._status.kIterationLimit)
        self._aimed: dict[int, float] = {}
        self._simplex = DUAL
        options: dict[str, bool | int | float | str] = {
            "output_flag": False,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.5,
            "mip_feasibility_tolerance": 1e-7,
        }
        for name, value in (options | ({} if whole else RELAXED)).items():
            done(self.highs.setOptionValue(name, value))
        done(self.highs.passModel(_model(programme, whole=whole)))

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
        return self.highs.getSolution().col_value

    def bound(self, column: int, bounds: tuple[int, int]) -> None:
        done(self.highs.changeColBounds(column, *bounds))
        self.strategy(DUAL)

    def bound_row(self, row: int, bounds: tuple[int, int]) -> None:
        done(self.highs.changeRowBounds(row, *bounds))
        self.strategy(DUAL)

    def add_column(self, column: int, value: float, terms: Mapping[int, float], simplex: int = PRIMAL) -> None:
        """A further column from nought upwards, with its value in the objective and its coefficients in rows."""
        self._aimed[column] = value
        rows, coefficients = list(terms), [float(each) for each in terms.values()]
        done(self.highs.addCol(value, 0.0, ENDLESS, len(rows), rows, coefficients))
        self.strategy(simplex)

    def add_row(self, terms: Mapping[int, float], low: int, high: int) -> None:
        columns, coefficients = list(terms), [float(each) for each in terms.values()]
        done(self.highs.addRow(low, high, len(columns), columns, coefficients))
        self.strategy(DUAL)

    def duals(self) -> Any:
        """What a unit of each row is worth in the answer."""
        return self.highs.getSolution().row_dual

    def ray(self) -> Any:
        """Weights of rows that show together why nothing meets them; None where the solver gives none."""
        _, there, weights = self.highs.getDualRay()
        if not there:
            self.strategy(DUAL)
            done(self.highs.run())
            _, there, weights = self.highs.getDualRay()
        return weights if there else None

    def strategy(self, simplex: int) -> None:
        if self._simplex != simplex:
            done(self.highs.setOptionValue("simplex_strategy", simplex))
            self._simplex = simplex

    def aim(self, objective: Mapping[int, float]) -> None:
        self.strategy(PRIMAL)
        for column in self._aimed.keys() - objective.keys():
            done(self.highs.changeColCost(column, 0))
        for column, value in objective.items():
            if self._aimed.get(column) != value:
                done(self.highs.changeColCost(column, value))
        self._aimed = dict(objective)


def _model(programme: Programme, *, whole: bool) -> Any:
    import highspy  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(programme.low), len(programme.row_low)
    lp.col_cost_ = np.zeros(lp.num_col_)
    lp.col_lower_, lp.col_upper_ = np.array(programme.low, float), np.array(programme.high, float)
    lp.row_lower_, lp.row_upper_ = np.array(programme.row_low, float), np.array(programme.row_high, float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(programme.starts)
    lp.a_matrix_.index_ = np.array(programme.columns)
    lp.a_matrix_.value_ = np.array(programme.coefficients, float)
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    return lp


def done(status: Any) -> None:
    if status.name != "kOk":
        raise SolverError(f"the solver refused a call: {status.name}")
