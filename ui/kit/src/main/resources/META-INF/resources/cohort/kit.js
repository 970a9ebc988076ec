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
  Cohort.grid = (grid, selection, all) => {
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
    grid.addEventListener('keydown', (event) => {
      if (typing(event) || !['Enter', ' '].includes(event.key)) return;
      const row = rowOf(event);
      if (!row) return;
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

  Cohort.watch = watch;
})();
