-- A visit coming onto the floor.

function D.new_visit(cx, id)
  local v = D.create(cx, 'v', id)
  D.set(v, 'day', cx.day)
  D.set(v, 'moves', '0')
  return v
end

function D.set_class(cx, v, class)
  D.set(v, 'class', class)
  D.set(v, 'vip', cx.cfg.classes[class].vip and '1' or '0')
end
