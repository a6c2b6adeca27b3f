import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface PrinterOptions {
  url: string;
  /** Folder of the token and of what was printed. */
  data: string;
  /** Whether to serve the printers this computer has set up. */
  system: boolean;
  /** Folders as printers, by name. */
  folders: ReadonlyMap<string, string>;
  /** Receipt printers in the network, by name. */
  receipts: ReadonlyMap<string, { host: string; port: number }>;
  /** On Windows: the program that prints a PDF. */
  sumatra: string | undefined;
  help: boolean;
}

export const printerUsage = `用法 Usage: npm run caller -- --printer [选项 options]

  --url URL             服务器地址 server (默认 default http://127.0.0.1:8080，或 or CALLER_URL)
  --receipt 名称=主机[:端口]  网络小票机，可多次 receipt printer NAME=HOST[:PORT] (9100), repeatable
  --folder 名称=目录     打印成文件，可多次 write PDFs into a folder, NAME=FOLDER, repeatable
  --no-system           不使用本机已安装的打印机 leave this computer's own printers alone
  --sumatra FILE        Windows：SumatraPDF.exe 的位置 where SumatraPDF.exe is
  --data FOLDER         保存令牌和打印记录的目录 folder of the token and of what was printed
  --help                本说明 this text`;

/** A command line that cannot be carried out. */
export class WrongPrinterOptions extends Error {}

const RAW_PORT = 9100;

/** @throws WrongPrinterOptions with a sentence for the person at the terminal */
export function readPrinterOptions(args: string[], environment: NodeJS.ProcessEnv): PrinterOptions {
  const values = parse(args);
  const url = values.url ?? environment['CALLER_URL'] ?? 'http://127.0.0.1:8080';
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw wrong('--url', url, 'http://…, https://…');
  const receipts = named('--receipt', values.receipt).map(
    ([name, target]) => [name, hostAndPort(target)] as const,
  );
  return {
    url: url.replace(/\/+$/, ''),
    data: values.data ?? join(environment['DATA_DIR'] || '.data', 'printer'),
    system: !values['no-system'],
    folders: new Map(named('--folder', values.folder)),
    receipts: new Map(receipts),
    sumatra: values.sumatra,
    help: values.help ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        printer: { type: 'boolean' },
        url: { type: 'string' },
        data: { type: 'string' },
        receipt: { type: 'string', multiple: true },
        folder: { type: 'string', multiple: true },
        'no-system': { type: 'boolean' },
        sumatra: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new WrongPrinterOptions((error as Error).message);
  }
}

/** `NAME=VALUE`, or a value that names itself. */
function named(option: string, values: string[] = []): [string, string][] {
  return values.map((given) => {
    const at = given.indexOf('=');
    const [name, value] = at < 0 ? [given, given] : [given.slice(0, at), given.slice(at + 1)];
    if (name.trim() === '' || value.trim() === '') throw wrong(option, given, 'NAME=…');
    return [name.trim(), value.trim()];
  });
}

function hostAndPort(target: string): { host: string; port: number } {
  const match = /^\[?([^\]]+?)\]?(?::(\d{1,5}))?$/.exec(target);
  const port = Number(match?.[2] ?? RAW_PORT);
  if (!match?.[1] || port < 1 || port > 65_535) throw wrong('--receipt', target, 'HOST[:PORT]');
  return { host: match[1], port };
}

function wrong(option: string, value: string, allowed: string): WrongPrinterOptions {
  return new WrongPrinterOptions(`${option} ${value}: 应为 · must be ${allowed}`);
}
