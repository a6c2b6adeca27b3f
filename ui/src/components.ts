export { default as Badge } from './components/Badge.svelte';
export { default as Banner } from './components/Banner.svelte';
export { default as Button } from './components/Button.svelte';
export { default as Chart } from './components/chart/Chart.svelte';
export type {
  BarSpec,
  ChartAxis,
  ChartPick,
  ChartSeries,
  ChartSpec,
  HeatSpec,
  LineSpec,
  ScatterSpec,
} from './components/chart/spec.ts';
export { figure, measured } from './components/chart/spec.ts';
export { default as Combobox } from './components/Combobox.svelte';
export { default as DataTable } from './components/DataTable.svelte';
export type { Column, Sorting } from './components/DataTable.svelte';
export { default as DateField } from './components/DateField.svelte';
export { readDate } from './components/dates.ts';
export { default as Dialog } from './components/Dialog.svelte';
export { default as Drawer } from './components/Drawer.svelte';
export { default as EmptyState } from './components/EmptyState.svelte';
export { default as Field } from './components/Field.svelte';
export { default as FileDrop } from './components/FileDrop.svelte';
export { fileSize } from './components/files.ts';
export { readYuan, yuan } from './components/money.ts';
export { default as MoneyField } from './components/MoneyField.svelte';
export { Paged } from './components/paged.svelte.ts';
export type { LoadPage, PageOf } from './components/paged.svelte.ts';
export { default as PrintArea } from './components/PrintArea.svelte';
export { default as Progress } from './components/Progress.svelte';
export { default as Select } from './components/Select.svelte';
export type { Option } from './components/Select.svelte';
export { default as Skeleton } from './components/Skeleton.svelte';
export { default as Spinner } from './components/Spinner.svelte';
export { default as Tabs } from './components/Tabs.svelte';
export type { Tab } from './components/Tabs.svelte';
export { default as TextField } from './components/TextField.svelte';
export { default as TicketTag } from './components/TicketTag.svelte';
export { default as Toaster } from './components/Toaster.svelte';
export { Toasts } from './components/toasts.svelte.ts';
export type { Toast } from './components/toasts.svelte.ts';
export { speak } from './components/words.svelte.ts';
