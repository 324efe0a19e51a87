import { Chart as Frame } from '@patternfly/react-charts/dist/esm/victory/components/Chart/Chart';
import { ChartArea } from '@patternfly/react-charts/dist/esm/victory/components/ChartArea/ChartArea';
import { ChartAxis } from '@patternfly/react-charts/dist/esm/victory/components/ChartAxis/ChartAxis';
import { ChartGroup } from '@patternfly/react-charts/dist/esm/victory/components/ChartGroup/ChartGroup';
import { ChartThemeColor } from '@patternfly/react-charts/dist/esm/victory/components/ChartTheme/ChartThemeColor';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Point } from './points';

interface Props {
  title: string;
  lines: { name: string; points: Point[] }[];
  format: (value: number) => string;
  /** How high the axis goes when nothing has been measured but zero. */
  least: number;
}

const HEIGHT = 170;
const clock = (at: number) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** The time at a mark of the axis; while the server is young, several marks are in the same minute, which is said once. */
const minutes = (at: number, index: number, marks: number[]) => (index > 0 && clock(marks[index - 1] ?? 0) === clock(at) ? '' : clock(at));

/** Lines over the last hour, with their present values in words: whoever does not see the lines misses nothing of today. */
export function Chart({ title, lines, format, least }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(320);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setWidth(Math.max(200, element.clientWidth));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  const most = Math.max(0, ...lines.flatMap(({ points }) => points.map(({ y }) => y)));
  return (
    <div ref={box}>
      <Frame
        ariaTitle={title}
        ariaDesc={lines.map(({ name, points }) => `${name}: ${format(points.at(-1)?.y ?? 0)}`).join(', ')}
        name={title}
        height={HEIGHT}
        width={width}
        padding={{ top: 10, bottom: 30, left: 64, right: 12 }}
        minDomain={{ y: 0 }}
        maxDomain={{ y: most === 0 ? least : most * 1.1 }}
        scale={{ x: 'time' }}
        themeColor={ChartThemeColor.multiOrdered}
      >
        <ChartAxis tickCount={3} tickFormat={minutes} fixLabelOverlap />
        <ChartAxis dependentAxis showGrid tickCount={3} tickFormat={format} />
        <ChartGroup>
          {lines.map(({ name, points }) => (
            <ChartArea key={name} name={name} data={points} interpolation="monotoneX" />
          ))}
        </ChartGroup>
      </Frame>
      <ul className="parley-legend">
        {lines.map(({ name, points }, index) => (
          <li key={name} className={`parley-legend-${index}`}>
            {name}: <strong>{format(points.at(-1)?.y ?? 0)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
