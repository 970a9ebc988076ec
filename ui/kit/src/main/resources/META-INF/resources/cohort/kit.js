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

  // ---- loading on sight -------------------------------------------------------------------------------------------
  const watch = (element, root) => {
    if (element.cohortWatched) return;
    element.cohortWatched = true;
    new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) element.dispatchEvent(new CustomEvent('sight'));
    }, { root, rootMargin: '200px' }).observe(element);
  };

  // ---- forms ------------------------------------------------------------------------------------------------------
  Cohort.savesForm = (event) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return false;
    if (event.ctrlKey || event.metaKey) return true;
    const inside = event.composedPath()[0];
    if (!(inside instanceof HTMLInputElement) || ['checkbox', 'radio'].includes(inside.type)) return false;
    return !event.composedPath().some((node) => node.opened === true && !/^vaadin-(dialog|details)/.test(node.localName));
  };

  Cohort.focusFirst = (form) => setTimeout(() => {
    const field = Array.from(form.querySelectorAll('vaadin-form-layout > *')).find((f) => f.focus && !f.disabled && !f.readonly);
    if (field && window.matchMedia('(min-width: 800px)').matches) field.focus();
  }, 60);

  // ---- grid -------------------------------------------------------------------------------------------------------
  Cohort.grid = (grid) => {
    if (grid.cohortKeys) return;
    grid.cohortKeys = true;
    grid.addEventListener('keydown', (event) => {
      if (typing(event) || !['Enter', ' '].includes(event.key)) return;
      const context = grid.getEventContext(event);
      if (!context || context.section !== 'body' || !context.item) return;
      const what = event.key === ' ' ? 'select' : event.shiftKey ? 'page' : 'open';
      event.preventDefault();
      event.stopPropagation();
      grid.dispatchEvent(new CustomEvent('cohort-row', { detail: { row: context.item.key, what } }));
    }, true);
  };

  // ---- board ------------------------------------------------------------------------------------------------------
  Cohort.board = (board, said, words) => {
    const cardsOf = (list) => Array.from(list.children).filter((c) => c.classList.contains('kc'));
    const listsOf = () => Array.from(board.querySelectorAll('.cards'));
    const nameOf = (card) => (card.querySelector('.nm') || card).textContent.trim();
    const say = (text, card) => {
      const list = card.closest('.cards');
      const all = cardsOf(list);
      said.textContent = text.replace('{card}', nameOf(card)).replace('{lane}', list.getAttribute('aria-label'))
        .replace('{place}', all.indexOf(card) + 1).replace('{count}', all.length);
    };
    const tell = (card) => {
      const list = card.closest('.cards');
      board.dispatchEvent(new CustomEvent('card-moved', {
        detail: { card: card.dataset.card, lane: list.dataset.lane, index: cardsOf(list).indexOf(card) },
      }));
    };
    const light = (list) => board.querySelectorAll('.lane').forEach((lane) => lane.classList.toggle('over', !!list && lane.contains(list)));

    // One Sortable for each list, also for lists that come later.
    const prepare = () => {
      listsOf().forEach((list) => {
        if (list.cohortSortable || !window.Sortable) return;
        list.cohortSortable = new window.Sortable(list, {
          group: 'cards', draggable: '.kc', animation: 150, delay: 150, delayOnTouchOnly: true, forceFallback: true,
          fallbackOnBody: true, fallbackTolerance: 4, ghostClass: 'slot', fallbackClass: 'drag', scroll: true,
          onStart: () => board.classList.add('dragging'),
          onChange: (event) => light(event.to),
          onEnd: (event) => {
            board.classList.remove('dragging');
            light(null);
            board.cohortDropped = Date.now();
            if (event.from !== event.to || event.oldIndex !== event.newIndex) tell(event.item);
          },
        });
      });
      board.querySelectorAll('.more-row').forEach((row) => watch(row, row.parentElement));
    };
    prepare();
    if (board.cohortReady) return;
    board.cohortReady = true;
    new MutationObserver(prepare).observe(board, { childList: true, subtree: true });

    let lifted = null;
    let home = null;
    const settle = () => { lifted.classList.remove('lifted'); lifted.removeAttribute('aria-grabbed'); lifted = null; light(null); };
    const place = (card, list, index) => {
      const others = cardsOf(list).filter((c) => c !== card);
      list.insertBefore(card, others[index] || null);
      light(list);
      card.focus();
      card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    const move = (key) => {
      const lists = listsOf();
      const list = lifted.closest('.cards');
      const at = cardsOf(list).indexOf(lifted);
      const lane = lists.indexOf(list);
      if (key === 'ArrowUp' && at > 0) place(lifted, list, at - 1);
      else if (key === 'ArrowDown' && at < cardsOf(list).length - 1) place(lifted, list, at + 1);
      else if (key === 'ArrowLeft' && lane > 0) place(lifted, lists[lane - 1], Math.min(at, cardsOf(lists[lane - 1]).length));
      else if (key === 'ArrowRight' && lane < lists.length - 1) place(lifted, lists[lane + 1], Math.min(at, cardsOf(lists[lane + 1]).length));
      else return;
      say(words.moved, lifted);
    };
    const walk = (card, key) => {
      const lists = listsOf();
      const list = card.closest('.cards');
      const all = cardsOf(list);
      const at = all.indexOf(card);
      const lane = lists.indexOf(list);
      let next = null;
      if (key === 'ArrowUp') next = all[at - 1];
      if (key === 'ArrowDown') next = all[at + 1];
      const step = key === 'ArrowLeft' ? -1 : 1;
      if (key === 'ArrowLeft' || key === 'ArrowRight') {
        for (let l = lane + step; l >= 0 && l < lists.length && !next; l += step) {
          const there = cardsOf(lists[l]);
          next = there[Math.min(at, there.length - 1)];
        }
      }
      if (next) next.focus();
    };
    board.addEventListener('keydown', (event) => {
      const card = event.target.classList && event.target.classList.contains('kc') ? event.target : null;
      if (!card && !lifted) return;
      const arrow = event.key.startsWith('Arrow');
      if (event.key === ' ') {
        if (lifted) { const dropped = lifted; say(words.dropped, dropped); settle(); tell(dropped); dropped.focus(); }
        else { lifted = card; home = { list: card.closest('.cards'), index: cardsOf(card.closest('.cards')).indexOf(card) }; card.classList.add('lifted'); light(home.list); say(words.lifted, card); }
      } else if (arrow && lifted) move(event.key);
      else if (arrow) walk(card, event.key);
      else if (event.key === 'Escape' && lifted) { const back = lifted; place(back, home.list, home.index); settle(); say(words.back, back); }
      else if (event.key === 'Enter' && card && !lifted) board.dispatchEvent(new CustomEvent('card-opened', { detail: { card: card.dataset.card } }));
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    board.addEventListener('focusin', (event) => {
      if (event.target.classList.contains('kc') && !board.cohortHelped) { board.cohortHelped = true; said.textContent = words.help; }
    });
    board.addEventListener('click', (event) => {
      const card = event.target.closest && event.target.closest('.kc');
      if (!card || event.target.closest('a, button') || Date.now() - (board.cohortDropped || 0) < 250) return;
      board.dispatchEvent(new CustomEvent('card-opened', { detail: { card: card.dataset.card } }));
    });
  };
})();
