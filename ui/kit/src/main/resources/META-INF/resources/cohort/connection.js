// Says in words when the server cannot be reached or no longer knows who is there, in place of Vaadin's own signs.
(() => {
  const Cohort = (window.Cohort = window.Cohort || {});
  const element = (tag, classes, text) => {
    const made = document.createElement(tag);
    made.className = classes;
    made.textContent = text;
    return made;
  };

  let banner = null;
  const say = (text, calm) => {
    if (banner) banner.remove();
    banner = element('div', calm ? 'connection calm' : 'connection', text);
    banner.setAttribute('role', calm ? 'status' : 'alert');
    document.body.append(banner);
  };
  const hush = () => { if (banner) banner.remove(); banner = null; };

  // Nothing typed is thrown away: the page stays as it is below, to be read and copied.
  const ask = (title, text, action) => {
    if (document.querySelector('dialog.halted')) return;
    hush();
    const dialog = element('dialog', 'halted', '');
    const button = element('button', 'btn p', action);
    const close = element('button', 'btn', Cohort.words.stay);
    const row = element('div', 'row', '');
    button.type = close.type = 'button';
    button.addEventListener('click', () => location.reload());
    close.addEventListener('click', () => dialog.close());
    row.append(close, button);
    dialog.append(element('h2', '', title), element('p', 't2', text), row);
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    button.focus();
  };

  Cohort.connection = (words) => {
    Cohort.words = words;
    document.documentElement.classList.add('says-connection');
    if (Cohort.connected) return;
    Cohort.connected = true;
    let lost = false;
    window.Vaadin.connectionState.addStateChangeListener((before, now) => {
      if (now === 'reconnecting' || now === 'connection-lost') { lost = true; say(Cohort.words.lost, false); }
      else if (now === 'connected' && lost) { lost = false; say(Cohort.words.again, true); setTimeout(hush, 4000); }
    });
    // Vaadin tells of what it cannot mend by an element of this class: without words when the login has run out.
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
      if (!node.classList || !node.classList.contains('v-system-error')) return;
      const broken = node.textContent.trim() !== '';
      node.remove();
      if (broken) ask(Cohort.words.brokenTitle, Cohort.words.broken, Cohort.words.reload);
      else ask(Cohort.words.outTitle, Cohort.words.out, Cohort.words.login);
    }))).observe(document.body, { childList: true });
  };
})();
