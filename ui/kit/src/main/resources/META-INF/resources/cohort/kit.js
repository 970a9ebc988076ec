// What the kit does in the browser: keys, menus, the command palette's arrows, the grid's keys, loading on sight,
// and what is said when the server cannot be reached.
(() => {
  const Cohort = (window.Cohort = window.Cohort || {});

  const typing = (event) => {
    const target = event.composedPath()[0];
    if (!(target instanceof HTMLElement)) return false;
    return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
      || (target.tagName === 'INPUT' && !['checkbox', 'radio', 'button', 'submit'].includes(target.type));
  };
  const covered = () => Array.from(document.querySelectorAll('vaadin-dialog, vaadin-confirm-dialog, dialog')).some((d) => d.opened || d.open);

  // ---- keys -------------------------------------------------------------------------------------------------------
  let first = null;
  let firstAt = 0;
  let host = null;

  const pressed = (event) => {
    if (!host || event.defaultPrevented || event.isComposing) return;
    const known = (host.bound || '').split('\n');
    const key = event.key.toLowerCase();
    const chord = event.ctrlKey || event.metaKey;
    let name = null;
    if (chord && !event.altKey) {
      name = 'ctrl+' + key;
      if (name === 'ctrl+z' && typing(event)) return;
    } else if (!event.altKey && !chord) {
      if (typing(event) || covered()) return;
      const sequence = first && Date.now() - firstAt < 1500 ? first + ' ' + key : null;
      name = sequence && known.includes(sequence) ? sequence : key;
      const opens = known.some((k) => k.startsWith(key + ' '));
      first = opens ? key : null;
      firstAt = Date.now();
    }
    if (name && known.includes(name)) {
      event.preventDefault();
      first = null;
      host.$server.pressed(name);
    }
  };

  Cohort.keys = (element) => {
    host = element;
    if (!Cohort.listening) document.addEventListener('keydown', pressed);
    Cohort.listening = true;
  };

  // ---- times that go on --------------------------------------------------------------------------------------------
  const tick = () => document.querySelectorAll('[data-since]').forEach((time) => {
    const seconds = Math.max(0, Math.floor((Date.now() - Number(time.dataset.since)) / 1000));
    const units = time.dataset.units.split('|');
    const [unit, amount] = seconds < 60 ? [0, seconds] : seconds < 3600 ? [1, Math.floor(seconds / 60)]
      : seconds < 86400 ? [2, Math.floor(seconds / 3600)] : [3, Math.floor(seconds / 86400)];
    const late = seconds > Number(time.dataset.target);
    const words = (late ? time.dataset.late : time.dataset.words).replace('{0}', units[unit].replace('{0}', amount));
    if (time.textContent === words) return;
    time.textContent = words;
    const badge = time.closest('.bdg');
    if (late && badge && !badge.classList.contains('red')) {
      badge.classList.remove('blue');
      badge.classList.add('red');
    }
  });
  setInterval(tick, 1000);

  // ---- navigation -------------------------------------------------------------------------------------------------
  Cohort.go = (path) => {
    const link = document.createElement('a');
    link.href = path;
    link.setAttribute('router-link', '');
    link.hidden = true;
    document.body.appendChild(link);
    link.click();
    link.remove();
  };

  // Back to where one came from within the application, else to the given place.
  let steps = 0;
  Cohort.back = (path) => (steps > 1 ? history.back() : Cohort.go(path));

  // A page was opened. Whoever works by keyboard goes on in it, not in the page that is gone.
  let shown = null;
  Cohort.arrived = () => {
    const view = document.querySelector('main.view');
    if (!view || view === shown) return;
    steps += 1;
    const first = !shown;
    shown = view;
    view.tabIndex = -1;
    const at = document.activeElement;
    if (!first && (!at || at === document.body || at.closest('.side, .phone-bar'))) view.focus({ preventScroll: true });
  };
  Cohort.toContent = (link) => link.addEventListener('click', () => {
    const view = document.querySelector('main.view');
    if (view) { view.tabIndex = -1; view.focus(); }
  });

  Cohort.copyAddress = (path) => navigator.clipboard && navigator.clipboard.writeText(new URL(path, location.href).href);

  // ---- command palette --------------------------------------------------------------------------------------------
  Cohort.palette = (field, list) => {
    const input = field.inputElement || field;
    list.id = list.id || 'palette-hits';
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-expanded', 'true');
    input.setAttribute('aria-controls', list.id);
    const rows = () => Array.from(list.querySelectorAll('.palette-row'));
    const mark = (row) => {
      rows().forEach((r, i) => { r.id = list.id + i; r.classList.toggle('on', r === row); r.setAttribute('aria-selected', r === row); });
      if (row) { input.setAttribute('aria-activedescendant', row.id); row.scrollIntoView({ block: 'nearest' }); }
      else input.removeAttribute('aria-activedescendant');
    };
    // Enter may come before the hits of what was typed: then the first of them is opened as soon as they are there.
    let awaited = false;
    const current = () => list.dataset.for === field.value;
    new MutationObserver(() => {
      mark(rows()[0]);
      if (awaited && current()) { awaited = false; if (rows()[0]) rows()[0].click(); }
    }).observe(list, { childList: true, attributes: true, attributeFilter: ['data-for'] });
    mark(rows()[0]);
    list.addEventListener('mousemove', (e) => { const row = e.target.closest('.palette-row'); if (row) mark(row); });
    field.addEventListener('input', () => { awaited = false; });
    field.addEventListener('keydown', (event) => {
      const all = rows();
      const at = all.findIndex((r) => r.classList.contains('on'));
      if (event.key === 'ArrowDown') mark(all[Math.min(at + 1, all.length - 1)]);
      else if (event.key === 'ArrowUp') mark(all[Math.max(at - 1, 0)]);
      else if (event.key === 'Enter') { if (!current()) awaited = true; else if (all[at]) all[at].click(); } else return;
      event.preventDefault();
    });
  };

  // ---- loading on sight -------------------------------------------------------------------------------------------
  const watch = (element, root) => {
    if (element.cohortWatched) return;
    element.cohortWatched = true;
    new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) element.dispatchEvent(new CustomEvent('sight'));
    }, { root, rootMargin: '200px' }).observe(element);
  };

  // What is wider than the window can be scrolled by keyboard.
  Cohort.scrolls = (element) => new ResizeObserver(() => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0; else element.removeAttribute('tabindex');
  }).observe(element);

  Cohort.focusFirst = (popover) => setTimeout(() => {
    const first = popover.querySelector('.item, [aria-checked="true"], input');
    if (first) first.focus();
  }, 30);

  // ---- menus ------------------------------------------------------------------------------------------------------
  document.addEventListener('keydown', (event) => {
    const menu = event.target.closest && event.target.closest('.menu');
    if (!menu || !['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return;
    const items = Array.from(menu.querySelectorAll('.item'));
    const at = items.indexOf(event.target);
    const next = { ArrowDown: items[at + 1] || items[0], ArrowUp: items[at - 1] || items[items.length - 1], Home: items[0], End: items[items.length - 1] };
    event.preventDefault();
    next[event.key].focus();
  });

  // ---- forms ------------------------------------------------------------------------------------------------------
  const savesForm = (event) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return false;
    if (event.ctrlKey || event.metaKey) return true;
    const inside = event.composedPath()[0];
    if (!(inside instanceof HTMLInputElement) || ['checkbox', 'radio'].includes(inside.type)) return false;
    // In a day or a time it takes what was typed, or what the calendar shows; the form goes on.
    if (event.composedPath().some((node) => /^vaadin-(date|time|date-time)-picker$/.test(node.localName))) return false;
    return !event.composedPath().some((node) => node.opened === true && !/^vaadin-(dialog|details)/.test(node.localName));
  };

  // Enter saves, as a click on the button would; the first field waits to be typed in, where no keyboard covers the form.
  Cohort.form = (form, save) => {
    if (!form.cohortForm) form.addEventListener('keydown', (event) => { if (savesForm(event)) { event.preventDefault(); save.click(); } });
    form.cohortForm = true;
    setTimeout(() => {
      const field = Array.from(form.querySelectorAll('vaadin-form-layout > *')).find((f) => f.focus && !f.disabled && !f.readonly);
      if (field && window.matchMedia('(min-width: 800px)').matches) field.focus();
    }, 60);
  };

  // ---- grid -------------------------------------------------------------------------------------------------------
  const isEditable = (cell) => !!(cell && cell._column && cell._column.hasAttribute && cell._column.hasAttribute('data-edit'));
  const cellsOf = (row) => Array.from(row.children).filter(isEditable).sort((a, b) => a._column._order - b._column._order);
  const rowOfKey = (grid, key) => Array.from(grid.$.items.children).find((row) => !row.hidden && row._item && row._item.key === key);
  const cellOf = (grid, key, column) => {
    const row = rowOfKey(grid, key);
    return row && cellsOf(row).find((cell) => cell._column.getAttribute('data-edit') === column);
  };
  const edit = (grid, cell) => {
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const around = grid.parentElement.getBoundingClientRect();
    const here = cell.getBoundingClientRect();
    grid.dispatchEvent(new CustomEvent('cohort-edit', { detail: {
      row: cell.parentElement._item.key, column: cell._column.getAttribute('data-edit'),
      left: here.left - around.left, top: here.top - around.top, width: here.width } }));
  };
  Cohort.focusCell = (grid, key, column) => {
    const cell = cellOf(grid, key, column);
    if (cell) cell.focus();
  };
  Cohort.nextCell = (grid, key, column, back) => {
    const cell = cellOf(grid, key, column);
    if (!cell) return;
    const cells = cellsOf(cell.parentElement);
    const at = cells.indexOf(cell) + (back ? -1 : 1);
    const rows = Array.from(grid.$.items.children).filter((row) => !row.hidden && row._item).sort((a, b) => a.index - b.index);
    const beside = rows[rows.indexOf(cell.parentElement) + (back ? -1 : 1)];
    const there = cells[at] || (beside && cellsOf(beside)[back ? cellsOf(beside).length - 1 : 0]);
    if (there) edit(grid, there);
    else cell.focus();
  };
  // The input over a cell: its keys, and where it goes while the list is scrolled.
  Cohort.cell = (box, grid) => {
    const say = (what) => grid.dispatchEvent(new CustomEvent('cohort-cell', { detail: { what } }));
    const inputs = Array.from(box.children).filter((child) => !child.classList.contains('cell-told'));
    const room = grid.parentElement.clientWidth - box.offsetWidth - 8;
    if (box.offsetLeft > room) box.style.left = Math.max(0, room) + 'px';
    const table = grid.$.table;
    const top = box.offsetTop;
    const from = table.scrollTop;
    const moved = () => { box.style.top = top + from - table.scrollTop + 'px'; };
    table.addEventListener('scroll', moved);
    setTimeout(() => {
      if (inputs[0] && inputs[0].focus) inputs[0].focus();
      if (inputs[0] && inputs[0].inputElement && inputs[0].inputElement.select) inputs[0].inputElement.select();
    }, 30);
    const isOpen = () => !!box.querySelector('[opened]');
    let wasOpen = false;
    box.addEventListener('keydown', () => { wasOpen = isOpen(); }, true);
    box.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape' && !wasOpen) say('leave');
      if (event.key === 'Enter' && !wasOpen && !event.composedPath().some((node) => ['vaadin-button', 'button'].includes(node.localName))
        && !(event.composedPath()[0].localName === 'textarea' && !event.ctrlKey)) setTimeout(() => say('save'));
      if (event.key === 'Tab') {
        const here = inputs.findIndex((input) => event.composedPath().includes(input));
        const ends = event.shiftKey ? here <= 0 && !event.composedPath().some((node) => node.slot === 'time-picker')
          : here === inputs.length - 1 && !event.composedPath().some((node) => node.slot === 'date-picker');
        if (!ends) return;
        event.preventDefault();
        const typed = event.composedPath()[0];
        if (typed.blur) typed.blur();
        setTimeout(() => say(event.shiftKey ? 'before' : 'next'));
      }
    });
    const away = (event) => {
      if (!box.isConnected) { document.removeEventListener('pointerdown', away, true); table.removeEventListener('scroll', moved); return; }
      if (event.composedPath().some((node) => node === box || (node.localName || '').endsWith('-overlay'))) return;
      if (box.contains(document.activeElement) && document.activeElement.blur) document.activeElement.blur();
      say('away');
    };
    document.addEventListener('pointerdown', away, true);
  };

  Cohort.grid = (grid, selection, all, edits) => {
    grid.cohortEdits = edits;
    // The column of checkboxes has no visible heading.
    setTimeout(() => {
      const column = grid.querySelector('vaadin-grid-flow-selection-column');
      if (column && column._headerCell) column._headerCell.setAttribute('aria-label', selection);
      const box = grid.querySelector('#selectAllCheckbox');
      if (box) box.accessibleName = all;
    }, 300);
    if (grid.cohortKeys) return;
    grid.cohortKeys = true;
    // Each row's box is called in English by the component itself.
    const name = (box) => { if (box.id !== 'selectAllCheckbox') box.accessibleName = selection; };
    grid.querySelectorAll('vaadin-checkbox').forEach(name);
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
      if (node.localName === 'vaadin-checkbox') name(node);
    }))).observe(grid, { childList: true, subtree: true });
    const rowOf = (event) => {
      const context = grid.getEventContext(event);
      return context && context.section === 'body' && context.item ? context.item : null;
    };
    const tell = (row, what) => grid.dispatchEvent(new CustomEvent('cohort-row', { detail: { row: row.key, what } }));
    let clicking = 0;
    const cellIn = (event) => event.composedPath().find((node) => node.localName === 'td');
    grid.addEventListener('click', (event) => {
      if (!grid.cohortEdits || event.defaultPrevented) return;
      const row = rowOf(event);
      const cell = cellIn(event);
      if (!row || !cell) return;
      const path = event.composedPath();
      if (path.slice(0, path.indexOf(cell)).some((node) => node.matches && node.matches('a, button, input, label, vaadin-checkbox'))) return;
      clearTimeout(clicking);
      if (isEditable(cell) && event.detail > 1) return;
      clicking = setTimeout(() => tell(row, 'open'), isEditable(cell) ? 220 : 0);
    });
    grid.addEventListener('dblclick', (event) => {
      const cell = cellIn(event);
      if (!grid.cohortEdits || !isEditable(cell) || !rowOf(event)) return;
      clearTimeout(clicking);
      edit(grid, cell);
    });
    grid.addEventListener('keydown', (event) => {
      if (typing(event) || !['Enter', ' ', 'F2'].includes(event.key)) return;
      const row = rowOf(event);
      if (!row) return;
      if (event.key === 'F2' || (event.key === 'Enter' && !event.shiftKey)) {
        const focused = grid.shadowRoot.activeElement;
        const cell = focused && focused.localName === 'tr' && event.key === 'F2' ? cellsOf(focused)[0] : focused;
        if (grid.cohortEdits && isEditable(cell) && (event.key === 'F2' || !cell._column.hasAttribute('data-opens'))) {
          event.preventDefault();
          event.stopPropagation();
          edit(grid, cell);
          return;
        }
        if (event.key === 'F2') return;
      }
      event.preventDefault();
      event.stopPropagation();
      tell(row, event.key === ' ' ? 'select' : event.shiftKey ? 'page' : 'open');
    }, true);
    // The grid would click the row when Space is let go, and so open what was only selected.
    grid.addEventListener('keyup', (event) => {
      if (event.key === ' ' && !typing(event) && rowOf(event)) event.stopPropagation();
    }, true);
    // With a record open beside the list, it follows the row that the arrows have reached.
    let following = 0;
    grid.addEventListener('keydown', (event) => {
      if (!grid.cohortFollows || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
      clearTimeout(following);
      following = setTimeout(() => {
        const cell = grid.shadowRoot.activeElement;
        const row = cell && cell.closest('tr') && cell.closest('tr')._item;
        if (row && row.key !== grid.cohortFollowed) { grid.cohortFollowed = row.key; tell(row, 'open'); }
      }, 180);
    });
  };

  // What is written and not sent stays in this tab until it is.
  Cohort.draft = (field, key) => {
    const kept = sessionStorage.getItem(key);
    if (kept && !field.value) field.value = kept;
    field.addEventListener('value-changed', () => {
      if (!field.isConnected) return;
      if (field.value) sessionStorage.setItem(key, field.value);
      else sessionStorage.removeItem(key);
    });
  };

  Cohort.watch = watch;
})();
