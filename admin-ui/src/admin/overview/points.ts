import type { Schemas } from '../../api/client';

export interface Point {
  x: number;
  y: number;
}

/** More points than a small chart has columns only cost time. */
const MOST = 180;

/** The points of one figure; moments without a value are left out, and long ones thinned by the greatest of neighbours. */
export function points({ times, series }: Schemas['SeriesList'], name: string): Point[] {
  const values = series.find((one) => one.name === name)?.values ?? [];
  const all = times.flatMap((time, index) => {
    const y = values[index];
    return y === null || y === undefined ? [] : [{ x: Date.parse(time), y }];
  });
  const group = Math.ceil(all.length / MOST);
  if (group <= 1) return all;
  const thinned: Point[] = [];
  for (let start = 0; start < all.length; start += group) {
    thinned.push(all.slice(start, start + group).reduce((greatest, point) => (point.y > greatest.y ? point : greatest)));
  }
  return thinned;
}
