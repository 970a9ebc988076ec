// What the kit does in the browser: keys, the command palette's arrows, the board's drag and drop, loading on sight.
(() => {
  const Cohort = (window.Cohort = window.Cohort || {});

  const typing = (event) => {
    const target = event.composedPath()[0];
    if (!(target instanceof HTMLElement)) return false;
    return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
      || (target.tagName === 'INPUT' && !['checkbox', 'radio', 'button', 'submit'].includes(target.type));
  };
  const covered = () => Array.from(document.querySelectorAll('vaadin-dialog, vaadin-confirm-dialog')).some((d) => d.opened);

  // ---- keys -------------------------------------------------------------------------------------------------------
  let bound = [];
  let first = null;
  let firstAt = 0;
  let host = null;

  const pressed = (event) => {
    if (!host || event.defaultPrevented || event.isComposing) return;
    const known = (host.bound || '').split('\n');
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key.toLowerCase();
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

  Cohort.keys = (element, keys) => {
    host = element;
    element.bound = keys;
    if (!Cohort.listening) document.addEventListener('keydown', pressed);
    Cohort.listening = true;
  };

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

  Cohort.copyAddress = (path) => navigator.clipboard && navigator.clipboard.writeText(new URL(path, location.href).href);

  // ---- command palette --------------------------------------------------------------------------------------------
  Cohort.palette = (field, list) => {
    const rows = () => Array.from(list.querySelectorAll('.palette-row'));
    const mark = (row) => {
      rows().forEach((r) => { r.classList.toggle('on', r === row); r.setAttribute('aria-selected', r === row); });
      if (row) row.scrollIntoView({ block: 'nearest' });
    };
    new MutationObserver(() => mark(rows()[0])).observe(list, { childList: true });
    list.addEventListener('mousemove', (e) => { const row = e.target.closest('.palette-row'); if (row) mark(row); });
    field.addEventListener('keydown', (event) => {
      const all = rows();
      const at = all.findIndex((r) => r.classList.contains('on'));
      if (event.key === 'ArrowDown') mark(all[Math.min(at + 1, all.length - 1)]);
      else if (event.key === 'ArrowUp') mark(all[Math.max(at - 1, 0)]);
      else if (event.key === 'Enter') { if (all[at]) all[at].click(); } else return;
      event.preventDefault();
    });
  };
})();
