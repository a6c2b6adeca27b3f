import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { actions, isAction, type Action } from './actions.ts';

export interface CallerOptions {
  url: string;
  /** Instead of the room the device was paired to. */
  room?: string;
  /** Instead of the stored token. */
  token?: string;
  /** Folder of the token file. */
  data: string;
  /** Folder of more device profiles. */
  profiles?: string;
  profile?: string;
  /** `vvvv:pppp` */
  device?: string;
  mode: 'box' | 'simulate' | 'once' | 'list' | 'help';
  /** In mode `once`. */
  action: Action;
}

/** Exit codes of `--press` and `--do`. */
export const exitCodes = {
  accepted: 0,
  failed: 1,
  refused: 2,
  offline: 3,
  unknown: 4,
  unpaired: 5,
} as const;

export const usage = `用法 Usage: npm run caller -- [选项 options]

  --url URL          服务器地址 server (默认 default http://127.0.0.1:8080，或 or CALLER_URL)
  --simulate         用键盘代替按钮盒 presses from this keyboard, the room shown live
  --press            按一次单键后退出 press the one button once and end
  --do ACTION        执行一次后退出 do one thing and end: ${actions.join(' ')}
  --list             列出 USB 设备和适用的按键定义 list USB devices and the profiles that fit
  --device VVVV:PPPP 指定设备 use this device (vendor:product)
  --profile ID       指定按键定义 use this profile
  --profiles FOLDER  更多按键定义 folder with more profiles
  --room ID          诊室（默认为配对时所选） room, if not the one it was paired to
  --token TOKEN      设备令牌（默认读取已保存的） device token, if not the stored one
  --data FOLDER      保存令牌的目录 folder of the stored token
  --help             本说明 this text

退出代码 exit codes of --press and --do:
  0 已执行 accepted · 2 被拒绝 refused · 3 未连接 not connected · 4 结果未知 unknown
  5 未配对 not paired · 1 其他错误 any other error`;

/** A command line that cannot be carried out. */
export class WrongOptions extends Error {}

/** @throws WrongOptions with a sentence for the person at the terminal */
export function readOptions(args: string[], environment: NodeJS.ProcessEnv): CallerOptions {
  const values = parse(args);
  const url = values.url ?? environment['CALLER_URL'] ?? 'http://127.0.0.1:8080';
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw wrong('--url', url, 'http://… , https://…');
  const action = values.press ? 'press' : (values.do ?? 'press');
  if (!isAction(action)) throw wrong('--do', action, actions.join(' | '));
  const device = values.device?.toLowerCase();
  if (device !== undefined && !/^[0-9a-f]{4}:[0-9a-f]{4}$/.test(device)) {
    throw wrong('--device', device, 'VVVV:PPPP, 0fd9:0086');
  }
  const { room, token, profiles, profile } = values;
  return {
    url: url.replace(/\/+$/, ''),
    data: values.data ?? join(environment['DATA_DIR'] || '.data', 'caller'),
    mode: modeOf(values),
    action,
    ...(room !== undefined && { room }),
    ...(token !== undefined && { token }),
    ...(profiles !== undefined && { profiles }),
    ...(profile !== undefined && { profile }),
    ...(device !== undefined && { device }),
  };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args,
      options: {
        url: text,
        room: text,
        token: text,
        data: text,
        do: text,
        profiles: text,
        profile: text,
        device: text,
        simulate: flag,
        press: flag,
        list: flag,
        help: flag,
      },
    }).values;
  } catch (error) {
    throw new WrongOptions((error as Error).message);
  }
}

function modeOf(values: ReturnType<typeof parse>): CallerOptions['mode'] {
  if (values.help) return 'help';
  if (values.list) return 'list';
  if (values.press || values.do !== undefined) return 'once';
  return values.simulate ? 'simulate' : 'box';
}

function wrong(option: string, value: string, allowed: string): WrongOptions {
  return new WrongOptions(`${option} ${value}: 应为 · must be ${allowed}`);
}
