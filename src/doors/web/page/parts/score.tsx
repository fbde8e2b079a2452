import type { Estimate } from "../../../../core/metric.ts";
import { scoreText } from "./numbers.ts";

/** A score and its 95 % interval on a line from 0 to 1. The numbers stand beside it, so it is hidden from readers. */
export function IntervalLine({ estimate, band }: { estimate: Estimate; band?: [number, number] }) {
  const x = (value: number) => `${Math.min(1, Math.max(0, value)) * 100}%`;
  const [low, high] = estimate.ci;
  const width = (from: number, to: number) => `${Math.max(0, Math.min(1, to) - Math.max(0, from)) * 100}%`;
  return (
    <svg class="interval" aria-hidden="true">
      {band && <rect class="band" x={x(band[0])} width={width(...band)} y="0" height="100%" />}
      <line class="track" x1="0" x2="100%" y1="50%" y2="50%" />
      <rect class="range" x={x(low)} width={width(low, high)} y="35%" height="30%" rx="2" />
      <circle cx={x(estimate.value)} cy="50%" r="4" />
    </svg>
  );
}

/** `0.6579 [0.5000, 0.8158]`. */
export function Score({ estimate }: { estimate: Estimate }) {
  return (
    <span class="score">
      <b>{scoreText(estimate.value)}</b>{" "}
      <small>
        [{scoreText(estimate.ci[0])}, {scoreText(estimate.ci[1])}]
      </small>
    </span>
  );
}
