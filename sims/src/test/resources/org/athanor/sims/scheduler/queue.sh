# A batch system of processes in the background, for tests. A file N.word overrules the state of job N.
here=$(dirname "$0")
case $1 in
  submit)
    # In one step: whoever watches may take the file away at any time.
    if words=$(cat "$here/refusal" 2>/dev/null); then
      echo "$words" >&2
      touch "$here/refused"
      exit 1
    fi
    number=1
    while ! mkdir "$here/$number" 2>/dev/null; do number=$((number + 1)); done
    cp "$2" "$here/$number.script"
    (sh "$here/$number.script" >"$3" 2>&1 </dev/null; echo $? >"$here/$number.part"
     mv "$here/$number.part" "$here/$number.end") >/dev/null 2>&1 &
    echo $! >"$here/$number.pid"
    echo "$number"
    ;;
  state)
    if [ -e "$here/$2.word" ]; then cat "$here/$2.word"
    elif [ ! -e "$here/$2" ]; then echo unknown
    elif [ ! -e "$here/$2.end" ]; then echo running
    elif [ "$(cat "$here/$2.end")" = 0 ]; then echo done
    else echo failed
    fi
    ;;
  cancel) kill "$(cat "$here/$2.pid")" ;;
esac
