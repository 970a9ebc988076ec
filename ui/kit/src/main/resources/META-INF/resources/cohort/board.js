// A board in the browser: cards move by drag and drop (SortableJS) and by keyboard, and it is said where they are.
(() => {
  const Cohort = (window.Cohort = window.Cohort || {});

  Cohort.board = (board, said, words) => {
    const cardsOf = (list) => Array.from(list.children).filter((c) => c.classList.contains('kc'));
    const listsOf = () => [...board.querySelectorAll('.lane .cards'), ...board.querySelectorAll('.drop-to .cards')];
    const nameOf = (card) => (card.querySelector('.nm') || card).textContent.trim();
    const say = (text, card) => {
      const list = card.closest('.cards');
      const all = cardsOf(list);
      said.textContent = text.replace('{card}', nameOf(card)).replace('{lane}', list.getAttribute('aria-label'))
        .replace('{place}', all.indexOf(card) + 1).replace('{count}', all.length);
    };
    // Over a lane that is not shown: the card waits where it was until the server has agreed.
    const tell = (card, home) => {
      const list = card.closest('.cards');
      if ('drop' in list.dataset && home) {
        home.list.insertBefore(card, home.next && home.next.parentElement === home.list ? home.next : null);
        board.dispatchEvent(new CustomEvent('card-moved', { detail: { card: card.dataset.card, lane: list.dataset.lane, index: 0 } }));
        return;
      }
      board.dispatchEvent(new CustomEvent('card-moved', {
        detail: { card: card.dataset.card, lane: list.dataset.lane, index: cardsOf(list).indexOf(card) },
      }));
    };
    const light = (list) => board.querySelectorAll('.lane, .drop-to').forEach((lane) => lane.classList.toggle('over', !!list && lane.contains(list)));

    let from = null;
    // One Sortable for each list, also for lists that come later.
    const prepare = () => {
      listsOf().forEach((list) => {
        if (list.cohortSortable || !window.Sortable) return;
        list.cohortSortable = new window.Sortable(list, {
          group: 'cards', draggable: '.kc', filter: '[data-fixed]', preventOnFilter: false, animation: 150, delay: 150, delayOnTouchOnly: true, forceFallback: true,
          fallbackOnBody: true, fallbackTolerance: 4, ghostClass: 'slot', fallbackClass: 'drag', scroll: true,
          onStart: (event) => {
            board.classList.add('dragging');
            from = { list: event.from, next: event.item.nextElementSibling };
          },
          onChange: (event) => light(event.to),
          onEnd: (event) => {
            board.classList.remove('dragging');
            light(null);
            board.cohortDropped = Date.now();
            if (event.from !== event.to || event.oldIndex !== event.newIndex) tell(event.item, from);
          },
        });
      });
      board.querySelectorAll('.more-row').forEach((row) => Cohort.watch(row, row.parentElement));
    };
    prepare();
    if (board.cohortReady) return;
    board.cohortReady = true;
    new MutationObserver(prepare).observe(board, { childList: true, subtree: true });

    let lifted = null;
    let home = null;
    const still = () => { board.classList.remove('dragging'); lifted.classList.remove('lifted'); lifted.removeAttribute('aria-grabbed'); lifted = null; light(null); };
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
        if (lifted) { const dropped = lifted; still(); tell(dropped, home); dropped.focus(); }
        else if ('fixed' in card.dataset) say(words.fixed, card);
        else { lifted = card; home = { list: card.closest('.cards'), index: cardsOf(card.closest('.cards')).indexOf(card), next: card.nextElementSibling }; board.classList.add('dragging'); card.classList.add('lifted'); light(home.list); say(words.lifted, card); }
      } else if (arrow && lifted) move(event.key);
      else if (arrow) walk(card, event.key);
      else if (event.key === 'Escape' && lifted) { const back = lifted; place(back, home.list, home.index); still(); say(words.back, back); }
      else if (event.key === 'Enter' && card && !lifted) board.dispatchEvent(new CustomEvent('card-opened', { detail: { card: card.dataset.card } }));
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    // The server has placed a card for good: where that is, is said, and whoever moved it by keyboard still has it.
    board.cohortSettled = (id, moved) => {
      const card = listsOf().flatMap(cardsOf).find((c) => c.dataset.card === id);
      if (!card) return;
      say(moved ? words.dropped : words.back, card);
      if (document.activeElement === document.body) card.focus({ preventScroll: true });
    };
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
