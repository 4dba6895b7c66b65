"""Perturbation: bounded, of zero mean, and the same for the same cases."""

from collections import Counter

from small_tables import chance

from permissions.statistics.noise import BOUND, KEYS, NOISE, noise

DRAWS = 20_000


def test_the_same_key_gives_the_same_noise() -> None:
    random = chance(1)
    for key in (random.randrange(KEYS) for _ in range(100)):
        assert noise(key) == noise(key)


def test_noise_is_bounded_and_of_zero_mean() -> None:
    random = chance(2)
    found = Counter(noise(random.randrange(KEYS)) for _ in range(DRAWS))
    assert set(found) == set(NOISE)
    assert sum(NOISE) == 0
    mean = sum(value * times for value, times in found.items()) / DRAWS
    deviation = (2 / DRAWS) ** 0.5
    assert abs(mean) < 5 * deviation
    for times in found.values():
        assert abs(times / DRAWS - 1 / len(NOISE)) < 0.02


def test_one_case_more_moves_a_shown_count_either_way() -> None:
    random = chance(3)
    moved = Counter[int]()
    for _ in range(DRAWS):
        before, one = random.randrange(KEYS), random.randrange(KEYS)
        moved[1 + noise((before + one) % KEYS) - noise(before)] += 1
    assert min(moved) == 1 - 2 * BOUND
    assert max(moved) == 1 + 2 * BOUND
    down_or_same = sum(times for step, times in moved.items() if step <= 0)
    assert 0.35 < down_or_same / DRAWS < 0.45


def test_keys_one_apart_tell_nothing_of_each_other() -> None:
    agree = sum(noise(key) == noise(key + 1) for key in range(DRAWS)) / DRAWS
    assert abs(agree - 1 / len(NOISE)) < 0.02
