// Blocks of time in columns: moved and stretched by pointer and by keyboard; the server draws where they stand.
(() => {
  const Cohort = (window.Cohort = window.Cohort || {});
  const DAY = 1440;
  const STEP = 15;
  const clamp = (value, from, to) => Math.min(Math.max(value, from), to);
  const snap = (minutes) => Math.round(minutes / STEP) * STEP;
  const clock = (m) => String(Math.floor(m / 60) % 24).padStart(2, '0') + ':' + String(m % 60).padStart(2, '0');

  Cohort.timegridDrawn = (grid, first) => {
    const body = grid.querySelector('.tg-body');
    if (!body || grid.cohortScrolled) return;
    grid.cohortScrolled = true;
    requestAnimationFrame(() => { body.scrollTop = (body.scrollHeight * Math.max(0, first - 30)) / DAY; });
  };

  Cohort.timegrid = (grid, said, first, words) => {
    Cohort.timegridDrawn(grid, first);
    if (grid.cohortReady) return;
    grid.cohortReady = true;
    const columns = () => Array.from(grid.querySelectorAll('.tg-col'));
    const minuteAt = (column, y) => {
      const box = column.getBoundingClientRect();
      return ((y - box.top) / box.height) * DAY;
    };
    const tell = (name, detail) => grid.dispatchEvent(new CustomEvent(name, { detail }));
    const place = (block, from, to) => {
      block.style.top = (100 * from) / DAY + '%';
      block.style.height = (100 * (to - from)) / DAY + '%';
      block.querySelector('.tg-time').textContent = clock(from) + '–' + clock(to);
    };
    const put = (block, column, from, to) => {
      said.textContent = words.moved.replace('{day}', column.dataset.name).replace('{from}', clock(from)).replace('{to}', clock(to));
      tell('block-moved', { id: block.dataset.id, column: column.dataset.column, from, to });
    };

    let drag = null;
    grid.addEventListener('pointerdown', (event) => {
      const block = event.target.closest('.tg-block');
      if (event.button !== 0) return;
      if (!block) {
        const column = event.target.closest('.tg-col');
        drag = column && event.pointerType === 'mouse' ? { column, x: event.clientX, y: event.clientY } : null;
        return;
      }
      const column = block.closest('.tg-col');
      drag = {
        block, column, home: column, x: event.clientX, y: event.clientY, from: +block.dataset.from, to: +block.dataset.to,
        stretch: event.target.classList.contains('tg-end'), on: false,
      };
    });
    window.addEventListener('pointermove', (event) => {
      if (!drag || !drag.block || drag.block.hasAttribute('data-fixed')) return;
      if (!drag.on && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 5) return;
      drag.on = true;
      drag.block.classList.add('drag');
      const moved = snap(minuteAt(drag.home, event.clientY) - minuteAt(drag.home, drag.y));
      if (drag.stretch) {
        drag.newFrom = drag.from;
        drag.newTo = clamp(drag.to + moved, drag.from + STEP, DAY);
      } else {
        drag.newFrom = clamp(drag.from + moved, 0, DAY - (drag.to - drag.from));
        drag.newTo = drag.newFrom + (drag.to - drag.from);
        const over = columns().find((c) => { const b = c.getBoundingClientRect(); return event.clientX >= b.left && event.clientX < b.right; });
        if (over && over !== drag.column) { drag.column = over; over.append(drag.block); drag.block.style.left = '2px'; drag.block.style.width = 'calc(100% - 4px)'; }
      }
      place(drag.block, drag.newFrom, drag.newTo);
      event.preventDefault();
    });
    window.addEventListener('pointerup', (event) => {
      const done = drag;
      drag = null;
      if (!done) return;
      if (!done.block) {
        if (Math.hypot(event.clientX - done.x, event.clientY - done.y) > 5) return;
        const from = clamp(Math.floor(minuteAt(done.column, done.y) / 30) * 30, 0, DAY - 60);
        tell('slot-chosen', { id: '', column: done.column.dataset.column, from, to: from + 60 });
        return;
      }
      done.block.classList.remove('drag');
      if (!done.on) { tell('block-opened', { id: done.block.dataset.id }); return; }
      if (done.newFrom === done.from && done.newTo === done.to && done.column === done.home) return;
      const column = done.column;
      // The server owns the block's parent: it is put back, and drawn anew where it belongs.
      if (column !== done.home) done.home.append(done.block);
      put(done.block, column, done.newFrom, done.newTo);
    });
    window.addEventListener('pointercancel', () => { drag = null; });

    grid.addEventListener('keydown', (event) => {
      const block = event.target.closest && event.target.closest('.tg-block');
      if (!block) return;
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        tell('block-opened', { id: block.dataset.id });
        return;
      }
      if (!event.altKey || block.hasAttribute('data-fixed')) return;
      const all = columns();
      // Pressed again before the server has drawn it anew, it goes on from where it was put.
      const at = block.cohortAt ?? all.indexOf(block.closest('.tg-col'));
      let from = +block.dataset.from;
      let to = +block.dataset.to;
      let column = at;
      if (event.key === 'ArrowUp' && event.shiftKey) to = Math.max(from + STEP, to - STEP);
      else if (event.key === 'ArrowDown' && event.shiftKey) to = Math.min(DAY, to + STEP);
      else if (event.key === 'ArrowUp') { const by = Math.min(STEP, from); from -= by; to -= by; }
      else if (event.key === 'ArrowDown') { const by = Math.min(STEP, DAY - to); from += by; to += by; }
      else if (event.key === 'ArrowLeft') column = Math.max(0, at - 1);
      else if (event.key === 'ArrowRight') column = Math.min(all.length - 1, at + 1);
      else return;
      event.preventDefault();
      grid.cohortFocus = block.dataset.id;
      block.cohortAt = column;
      block.dataset.from = from;
      block.dataset.to = to;
      put(block, all[column], from, to);
    });
    // What was moved by keyboard keeps the focus when it is drawn anew.
    new MutationObserver(() => {
      if (!grid.cohortFocus) return;
      const again = grid.querySelector(`.tg-block[data-id="${CSS.escape(grid.cohortFocus)}"]`);
      if (again && document.activeElement !== again) again.focus({ preventScroll: true });
    }).observe(grid, { childList: true, subtree: true });
    grid.addEventListener('focusout', (event) => { if (event.relatedTarget && !grid.contains(event.relatedTarget)) grid.cohortFocus = null; });
  };
})();
