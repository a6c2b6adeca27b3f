import { predictors, type Predictor, type ReplayResult, type StationResult } from './replay.ts';

/** One object a station and predictor, as `--json` prints them; times in seconds. */
export function jsonLines({ stations, all, events, uncounted }: ReplayResult, problems: number) {
  const scored = [...stations, all].flatMap(({ station, meanWait, scores }) =>
    predictors.map((predictor) => ({
      station,
      predictor,
      meanWait: rounded(meanWait),
      ...Object.fromEntries(
        Object.entries(scores[predictor]).map(([name, value]) => [name, rounded(value)]),
      ),
    })),
  );
  return [...scored, { events, problems, ...uncounted, ratios: ratios(all) }];
}

/** Ours over each simple predictor, all stations together. */
function ratios({ scores }: StationResult): Record<string, { mae: number; rmse: number }> {
  const { forecast } = scores;
  const others = predictors.filter((name) => name !== 'forecast');
  const over = (name: Predictor) => ({
    mae: rounded(forecast.mae / scores[name].mae)!,
    rmse: rounded(forecast.rmse / scores[name].rmse)!,
  });
  return Object.fromEntries(others.map((name) => [name, over(name)]));
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined || !Number.isFinite(value) ? undefined : Number(value.toFixed(3));
}

const WIDTH = 10;

/** The same for people. */
export function textTable({ stations, all, events, uncounted }: ReplayResult): string[] {
  const counts = countsOf(events, uncounted);
  if (all.scores.forecast.waits === 0)
    return ['没有可以评判的等待 · no waits that could be judged', counts];
  const head = ['waits', 'wait s', ...predictors];
  const lines = [
    '各预测的平均绝对误差（秒） · mean absolute error in seconds',
    row('station', head),
    ...stations.map(maeRow),
    maeRow(all),
    '',
    '全部检查点 · all stations',
    row('', ['MAE', 'RMSE', 'bias', 'pinball50', 'pinball90', 'P90 cov.', 'MAE ÷', 'RMSE ÷']),
    ...predictors.map((name) => summaryRow(all, name)),
  ];
  return [...lines, '', counts];
}

function countsOf(events: number, uncounted: ReplayResult['uncounted']): string {
  const { left, interrupted, severalLines, noForecast, unended } = uncounted;
  return (
    `${events} events; waits not counted: ${left} left, ${interrupted} interrupted, ` +
    `${severalLines} in several lines, ${noForecast} without a room on duty, ${unended} not ended`
  );
}

function maeRow({ station, meanWait, scores }: StationResult): string {
  const cells = predictors.map((name) => scores[name].mae.toFixed(1));
  return row(station, [String(scores.forecast.waits), meanWait.toFixed(1), ...cells]);
}

/** The last two columns are our error over theirs. */
function summaryRow({ scores }: StationResult, name: Predictor): string {
  const { mae, rmse, bias, pinball50, pinball90, coverage90 } = scores[name];
  const ours = scores.forecast;
  const cells = [mae, rmse, bias, pinball50, pinball90].map((value) => value?.toFixed(1) ?? '–');
  const ratio = (top: number, bottom: number) => (bottom > 0 ? (top / bottom).toFixed(3) : '–');
  return row(name, [
    ...cells,
    coverage90?.toFixed(3) ?? '–',
    ratio(ours.mae, mae),
    ratio(ours.rmse, rmse),
  ]);
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(14) + cells.map((cell) => cell.padStart(WIDTH)).join('');
}
