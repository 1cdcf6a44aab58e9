"""The reliability plot (DeGroot & Fienberg 1983) as a small SVG that is legible on light and on dark ground. Knows no model."""

SIZE, EDGE = 300, 44
# Of middle lightness, so that both grounds carry them whatever a viewer tells the picture.
INK = "#7a7a7a"
COLOURS = {"before": "#c2571a", "after": "#2a7fb8"}
FEWEST = 10  # a bin of fewer is left out: it would jump about


def reliability(curves: dict) -> str:
    """`curves`: name → bins × (sum said, sum true, number)."""
    wide, high = SIZE + EDGE + 16, SIZE + EDGE + 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" fill="{INK}" font-family="sans-serif" font-size="12">',
        "<title>What the model says against what holds</title>",
        f'<path fill="none" stroke="{INK}" stroke-dasharray="4 4" d="M{x(0)} {y(0)}L{x(1)} {y(1)}"/>',
        f'<path fill="none" stroke="{INK}" d="M{x(0)} {y(1)}V{y(0)}H{x(1)}"/>',
    ]
    for mark in (0, 0.5, 1):
        parts.append(f'<text x="{x(mark)}" y="{y(0) + 16}" text-anchor="middle">{mark:g}</text>')
        parts.append(f'<text x="{x(0) - 6}" y="{y(mark) + 4}" text-anchor="end">{mark:g}</text>')
    parts.append(f'<text x="{x(0.5)}" y="{y(0) + 34}" text-anchor="middle">probability that is said</text>')
    parts.append(f'<text transform="translate(12 {y(0.5)}) rotate(-90)" text-anchor="middle">share that holds</text>')
    for line, (name, bins) in enumerate(curves.items()):
        colour = COLOURS[name]
        points = [(x(said / n), y(true / n)) for said, true, n in bins if n >= FEWEST]
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{" ".join(f"{a},{b}" for a, b in points)}"/>')
        parts += [f'<circle cx="{a}" cy="{b}" r="3" fill="{colour}"/>' for a, b in points]
        parts.append(f'<text x="{x(0.04)}" y="{y(0.94) + 16 * line}" fill="{colour}" font-weight="bold">{name} calibration</text>')
    return "\n".join(parts) + "\n</svg>\n"


def x(value: float) -> float:
    return round(EDGE + value * SIZE, 1)


def y(value: float) -> float:
    return round(8 + (1 - value) * SIZE, 1)
