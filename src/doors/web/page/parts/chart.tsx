/** A point or a line of a chart. */
export interface Series {
  name: string;
  points: { x: number; y: number; label?: string; low?: number; high?: number; link?: string }[];
  kind: "points" | "line" | "dashed" | "steps";
}

interface Props {
  label: string;
  series: Series[];
  xName: string;
  yName: string;
  /** Powers of ten instead of equal steps. */
  logarithmic?: boolean;
  xText(value: number): string;
}

const [WIDTH, HEIGHT] = [640, 320];
const [LEFT, RIGHT, TOP, BOTTOM] = [48, 28, 24, 40];

/** Shares between 0 and 1 over something: small, in text sizes of the page, and in its colours. */
export function Chart({ label, series, xName, yName, logarithmic = false, xText }: Props) {
  const all = series.flatMap(({ points }) => points);
  if (all.length === 0) return null;
  const to = (value: number) => (logarithmic ? Math.log10(Math.max(value, 1e-9)) : value);
  const xs = all.map(({ x }) => to(x));
  let [least, most] = [Math.min(...xs), Math.max(...xs)];
  if (!logarithmic) least = Math.min(0, least);
  if (least === most) [least, most] = logarithmic ? [least - 0.5, most + 0.5] : [0, most || 1];
  const x = (value: number) => LEFT + ((to(value) - least) / (most - least)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value) * (HEIGHT - TOP - BOTTOM);
  const line = (points: Series["points"], steps: boolean) =>
    points
      .map(
        (point, index) =>
          `${index === 0 ? "M" : steps ? `H${x(point.x)} V` : "L"}${steps && index > 0 ? y(point.y) : `${x(point.x)} ${y(point.y)}`}`,
      )
      .join(" ");
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 8} y={y(tick) + 4} text-anchor="end">
            {tick}
          </text>
        </g>
      ))}
      {ticks(least, most, logarithmic).map((tick) => (
        <text key={tick} x={x(tick)} y={HEIGHT - BOTTOM + 18} text-anchor="middle">
          {xText(tick)}
        </text>
      ))}
      <text class="axis" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 4} text-anchor="middle">
        {xName}
      </text>
      <text class="axis" x={LEFT} y={TOP - 6} text-anchor="start">
        {yName}
      </text>
      {series.map(({ name, points, kind }, number) => (
        <g key={name} class={`series s${number % 6} ${kind}`}>
          {kind !== "points" && <path d={line(points, kind === "steps")} />}
          {kind === "points" &&
            points.map((point) => (
              <g key={`${point.label} ${point.x} ${point.y}`}>
                {point.low !== undefined && point.high !== undefined && (
                  <line
                    class="whisker"
                    x1={x(point.x)}
                    x2={x(point.x)}
                    y1={y(point.low)}
                    y2={y(point.high)}
                  />
                )}
                <circle cx={x(point.x)} cy={y(point.y)} r="4.5">
                  <title>{`${point.label ?? name}: ${point.y.toFixed(4)}`}</title>
                </circle>
                {point.label && (
                  <text
                    x={Math.min(x(point.x) + 8, WIDTH - RIGHT)}
                    y={y(point.y) - 8}
                    text-anchor={x(point.x) > WIDTH * 0.7 ? "end" : "start"}
                  >
                    {point.label}
                  </text>
                )}
              </g>
            ))}
        </g>
      ))}
    </svg>
  );
}

function ticks(least: number, most: number, logarithmic: boolean): number[] {
  if (!logarithmic) return Array.from({ length: 5 }, (_, step) => least + ((most - least) * step) / 4);
  const found: number[] = [];
  for (let power = Math.ceil(least - 1e-9); power <= most + 1e-9; power++) found.push(10 ** power);
  return found.length > 1 ? found : [10 ** least, 10 ** most];
}
