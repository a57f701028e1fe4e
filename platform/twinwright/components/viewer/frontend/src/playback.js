/** The clock of a viewer: where in the run it is, and whether it runs. */

// A page in the background gets no frames: time must not jump when it comes back.
const LONGEST_STEP_S = 0.25;

export function createPlayback() {
  const clock = { on: false, time: 0, end: 0, speed: 1, last: 0 };

  function start(end, speed, time) {
    Object.assign(clock, { on: false, end, speed, time });
  }

  function setOn(on, now) {
    if (on && clock.time >= clock.end) clock.time = 0;
    clock.on = on;
    clock.last = now;
  }

  function seek(time) {
    clock.time = Math.min(Math.max(0, time), clock.end);
  }

  /** Moves the clock on; returns whether it ran into the end. */
  function advance(now) {
    const passed = Math.min(LONGEST_STEP_S, Math.max(0, (now - clock.last) / 1000));
    clock.last = now;
    seek(clock.time + passed * clock.speed);
    return clock.time >= clock.end;
  }

  return { clock, start, setOn, seek, advance };
}
