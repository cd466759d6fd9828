"""The whole statistic as plainly as possible: loops, one thing at a time. Slow, and obviously right."""

import numpy as np
from scipy.stats import norm  # noqa: TID251 - the reference; not part of the package

from hipsight.statistics.null_model import PHI_GRID, RATIO_GRID


def gains(logged, phi, ratio):
    variance = ratio / (1 - phi**2)
    gain, scale = [], []
    for is_logged in logged:
        total = variance + 1
        scale.append(total**0.5)
        gain.append(variance / total if is_logged else 0.0)
        if is_logged:
            variance = variance - variance**2 / total
        variance = phi**2 * variance + ratio
    return gain, scale


def filtered(values, logged, phi, ratio):
    """Standardised innovations of one observed column given on the logged days."""
    gain, scale = gains(logged, phi, ratio)
    predicted, result, entry = 0.0, [], 0
    for day, is_logged in enumerate(logged):
        state = predicted
        if is_logged:
            result.append((values[entry] - predicted) / scale[day])
            state = predicted + gain[day] * (values[entry] - predicted)
            entry += 1
        predicted = phi * state
    return np.array(result)


def restricted_log_likelihood(values, trend, logged, phi, ratio):
    """By the covariance matrix of all entries at once, the noise variance profiled out."""
    days = np.flatnonzero(logged)
    apart = np.abs(days[:, None] - days[None, :])
    covariance = ratio / (1 - phi**2) * phi**apart + np.eye(len(days))
    inverse = np.linalg.inv(covariance)
    information = trend.T @ inverse @ trend
    effects = np.linalg.solve(information, trend.T @ inverse @ values)
    residual = values - trend @ effects
    freedom = len(days) - trend.shape[1]
    variance = residual @ inverse @ residual / freedom
    return -0.5 * (
        freedom * np.log(variance) + np.linalg.slogdet(covariance)[1] + np.linalg.slogdet(information)[1]
    )


def best_grid_point(values, trend, logged):
    points = [(phi, ratio) for phi in PHI_GRID for ratio in RATIO_GRID]
    scores = [restricted_log_likelihood(values, trend, logged, *point) for point in points]
    return points[int(np.argmax(scores))]


def response(exposure, lag, logged, phi, ratio):
    """What one unit of effect leaves in the innovations: the filter run on a log that holds nothing else."""
    known = [value for value in exposure if not np.isnan(value)]
    mean = sum(known) / len(known)
    state, with_effect = 0.0, []
    for day, is_logged in enumerate(logged):
        before = day - lag
        if 0 <= before < len(exposure) and not np.isnan(exposure[before]):
            state += exposure[before] - mean
        if is_logged:
            with_effect.append(state)
        state *= phi
    return filtered(np.array(with_effect), logged, phi, ratio)


def without(column, nuisance):
    """What least squares leaves of a column."""
    effects, *_ = np.linalg.lstsq(nuisance, column, rcond=None)
    return column - nuisance @ effects


def clipped(surprises, nuisance):
    left = without(surprises, nuisance)
    spread = 1.4826 * np.median(np.abs(left))
    if spread > 0:
        left = np.array([min(max(value, -3 * spread), 3 * spread) for value in left])
    return without(left, nuisance)


def noise_by_level(values, trend, logged, phi, ratio):
    """How many times its mean the SD of each innovation is: a line in the predicted level, bounded."""
    _, scale = gains(logged, phi, ratio)
    scale = np.array([one for one, is_logged in zip(scale, logged, strict=True) if is_logged])
    centred = values - values.mean()
    surprise = filtered(centred, logged, phi, ratio)
    size = np.abs(clipped(surprise, np.column_stack([filtered(one, logged, phi, ratio) for one in trend.T])))
    level = centred - surprise * scale
    slope, start = np.polyfit(level, size, 1)
    return np.array([min(max((start + slope * one) / size.mean(), 0.5), 2.0) for one in level])


def cosine(a, b):
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


def without_skewness(z, weights, residual):
    """Hall's square-root transformation of one z, a sum of surprises with these weights of length one."""
    of_surprises = np.mean(residual**3) / np.mean(residual**2) ** 1.5
    g = min(max(of_surprises * np.sum(weights**3), -1.5), 1.5)
    if abs(g) < 0.001:
        return z
    return 3 / g * (max(0.0, 1 + 2 * g * z / 3 + g**2 / 9) ** 0.5 - 1)


def evidence(z, shares):
    """Log of the shares times the Bayes factors of one family in one log; minus infinity without any share."""
    total = 0.0
    for value, share in zip(z, shares, strict=True):
        total += share * 2 * norm.cdf(value * 0.9**0.5) * np.exp(0.9 * value**2 / 2) / 10**0.5
    return np.log(total) if total > 0 else -np.inf


def adjusted(logs):
    """Westfall-Young over the evidence of families (rows) in the observed log and in draws (columns)."""
    largest = [max(row[column] for row in logs) for column in range(len(logs[0]))]
    return [
        sum(value >= row[0] - 0.001 for value in largest) / len(largest) if row[0] > -np.inf else 1.0
        for row in logs
    ]
