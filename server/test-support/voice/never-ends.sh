#!/bin/sh
# A voice that never answers.
exec sleep 60
