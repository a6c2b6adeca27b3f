# Starts the caller whenever this user logs in, and again if it fails: run once as that user.
#   powershell -ExecutionPolicy Bypass -File install-windows.ps1 -Url http://server:8080
# A task rather than a Windows service: a service has no desktop, so no window, no sound and no voice.
param(
  [Parameter(Mandatory = $true)][string] $Url,
  [string] $Folder = 'C:\daozhen',
  [string] $Options = '--window'
)
$ErrorActionPreference = 'Stop'

$node = Join-Path $Folder 'node_modules\node\bin\node.exe'
$main = Join-Path $Folder 'caller\src\main.ts'
foreach ($file in $node, $main) {
  if (-not (Test-Path $file)) { throw "没有这个文件 · no such file: $file" }
}
$data = Join-Path $env:LOCALAPPDATA 'Daozhen\caller'
$arguments = "`"$main`" --url $Url --data `"$data`" --log `"$data\caller.log`" $Options"

$action = New-ScheduledTaskAction -Execute $node -Argument $arguments -WorkingDirectory $Folder
$trigger = New-ScheduledTaskTrigger -AtLogOn -User "$env:USERDOMAIN\$env:USERNAME"
$settings = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -RestartCount 999 `
  -RestartInterval (New-TimeSpan -Minutes 1) -ExecutionTimeLimit ([TimeSpan]::Zero) `
  -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
Register-ScheduledTask -TaskName 'Daozhen caller' -Action $action -Trigger $trigger `
  -Settings $settings -Force | Out-Null
Start-ScheduledTask -TaskName 'Daozhen caller'
Write-Output "已安装，日志在 · installed, the log is in $data\caller.log"
