-- Moves the campus's clock on, in tests and demonstrations; the client refuses it elsewhere.
-- Payload: advanceMs.
-- Rules: E6.
D.verb('clock', function(cx, args)
  D.meta(cx, 'offset', D.int(cx.offset + args.advanceMs))
  D.fact(cx, 'advanceMs', D.int(args.advanceMs))
  cx.type = 'clock-advanced'
end)
