import { actions } from './actions.ts';

export const usage = `用法 Usage: npm run caller -- [选项 options]

  --url URL          服务器地址 server (默认 default http://127.0.0.1:8080，或 or CALLER_URL)

做什么 What to do (默认：读取按钮盒 default: read button boxes)
  --window           桌面叫号小窗 a small page for the desktop; 可与按钮盒同用 beside the boxes
  --simulate         用键盘代替按钮盒 presses from this keyboard, the room shown live
  --press            按一次单键后退出 press the one button once and end
  --do ACTION        执行一次后退出 do one thing and end: ${actions.join(' ')}
  --list             列出 USB 设备和适用的按键定义 list USB devices and the profiles that fit
  --learn            学习新按钮：逐个按键，生成按键定义 press each key, get a profile
  --status           正在运行的叫号程序状态 how the running caller is doing
  --printer          打印程序，说明见 printer agent, see --printer --help
  --help             本说明 this text

按钮盒 Button boxes
  --device VVVV:PPPP 指定设备 use this device (vendor:product)
  --profile ID       指定按键定义 use this profile
  --profiles FOLDER  更多按键定义 folder with more profiles
  --keys MODE        按键方式 one-button | four-button (默认由按键定义决定 as the profile says)
  --grab             独占按钮盒，不让它在桌面打字（仅 Linux） keep its keys from the desktop (Linux)
  --sound MODE       提示音 tones: auto | on | off

小窗 The page
  --no-open          不自动打开浏览器 do not open a browser
  --window-port N    固定端口 a fixed port
  --say              本机语音播报呼叫 say calls aloud on this computer

身份 Identity
  --room ID          诊室（默认为配对时所选） room, if not the one it was paired to
  --token TOKEN      设备令牌（默认读取已保存的） device token, if not the stored one
  --data FOLDER      保存令牌等的目录 folder of the stored tokens
  --log FILE         日志文件 write the log to a file

退出代码 exit codes of --press, --do and --status:
  0 已执行 accepted · 2 被拒绝 refused · 3 未连接 not connected · 4 结果未知 unknown
  5 未配对 not paired · 1 其他错误 any other error`;
