import type { symbolOf } from './codes.ts';

const QUIET = 4;

interface Symbol2dProps {
  symbol: ReturnType<typeof symbolOf>;
  isNameplate: boolean;
  label: string;
}

/** A QR symbol in black on white; a nameplate's has the frame with the corner mark of IEC 61406. */
export function Symbol2d({ symbol: { size, path }, isNameplate, label }: Symbol2dProps) {
  const box = size + 2 * QUIET;
  const edge = QUIET - 0.6;
  return (
    <svg viewBox={`${-QUIET} ${-QUIET} ${box} ${box}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x={-QUIET} y={-QUIET} width={box} height={box} fill="#fff" />
      <path d={path} fill="#000" />
      {isNameplate && (
        <g shapeRendering="geometricPrecision">
          <rect
            x={-edge}
            y={-edge}
            width={size + 2 * edge}
            height={size + 2 * edge}
            fill="none"
            stroke="#000"
            strokeWidth="0.4"
          />
          <path d={`M${size + edge} ${size + edge - 2.6}v2.6h-2.6z`} fill="#000" />
        </g>
      )}
    </svg>
  );
}
