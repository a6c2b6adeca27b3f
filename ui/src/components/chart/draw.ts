import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** A drawing on the page. */
export interface Drawing {
  /** Shows this instead. */
  show(option: EChartsCoreOption): void;
  end(): void;
}

/**
 * Draws inside `element` and follows its size. `picked` hears the name of the series and the place of the value
 * somebody clicked.
 */
export function draw(
  element: HTMLElement,
  picked: (series: string, index: number) => void,
): Drawing {
  const chart = init(element, null, { renderer: 'svg' });
  const size = new ResizeObserver(() => chart.resize());
  size.observe(element);
  chart.on('click', ({ seriesName, dataIndex }) => {
    if (seriesName !== undefined) picked(seriesName, dataIndex);
  });
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    end() {
      size.disconnect();
      chart.dispose();
    },
  };
}
