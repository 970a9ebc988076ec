// Draws a chart with ECharts. Colours and type come from the page's own tokens, light or dark; nothing is written as
// inline markup, so a page that forbids inline scripts and styles shows charts too.
(() => {
  const Cohort = (window.Cohort = window.Cohort || {});

  // The colour that a token has here and now, as ECharts can read it.
  const painter = () => {
    const probe = document.createElement('span');
    const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    document.body.append(probe);
    const colour = (token) => {
      probe.style.color = `var(${token})`;
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = getComputedStyle(probe).color;
      pixel.fillRect(0, 0, 1, 1);
      const [r, g, b] = pixel.getImageData(0, 0, 1, 1).data;
      return `rgb(${r}, ${g}, ${b})`;
    };
    return { colour, done: () => probe.remove() };
  };

  const common = (spec, colour, font) => ({
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 250,
    textStyle: { fontFamily: font, fontSize: 12, color: colour('--text-2') },
    tooltip: {
      trigger: 'axis', axisPointer: { type: 'shadow', axis: 'y', shadowStyle: { opacity: 0 } }, renderMode: 'richText', confine: true, padding: [7, 10], borderWidth: 1,
      backgroundColor: colour('--bg-overlay'), borderColor: colour('--line-strong'), textStyle: { color: colour('--text'), fontSize: 12, fontFamily: font },
      formatter: (at) => spec.bars[at[0].dataIndex].tip,
    },
  });

  const cursor = (bar) => (bar.path ? 'pointer' : 'default');

  const NONE = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
  const ROW = 34;
  const VALUE = 60;
  const NOTE = 52;

  // One row for each bar: what it is, the bar on its track, the number in words and the note at the right.
  const rows = (spec, colour, width) => {
    const labels = Math.min(132, width * 0.32);
    const notes = spec.bars.some((bar) => bar.note) ? NOTE : 0;
    const names = spec.bars.map((bar) => bar.label);
    const fading = (i) => (spec.shape === 'FUNNEL' ? 1 - (0.6 * i) / Math.max(1, spec.bars.length - 1) : 1);
    const cell = (size, more) => ({ width: size, align: 'right', fontSize: 12, color: colour('--text-2'), ...more });
    return {
      grid: { left: labels + 8, right: VALUE + notes, top: 0, bottom: 0 },
      xAxis: { type: 'value', max: spec.most || Math.max(...spec.bars.map((bar) => bar.value)) || 1, show: false },
      yAxis: [
        {
          type: 'category', inverse: true, data: names, ...NONE,
          axisLabel: { color: colour('--text-2'), width: labels, overflow: 'truncate', align: 'left', margin: labels + 8, interval: 0 },
        },
        {
          type: 'category', inverse: true, data: names, position: 'right', ...NONE,
          axisLabel: {
            interval: 0, margin: 0,
            formatter: (name, i) => `{value|${spec.bars[i].shown}}${notes ? `{${spec.bars[i].weak ? 'weak' : 'note'}|${spec.bars[i].note}}` : ''}`,
            rich: {
              value: cell(VALUE, { fontSize: 13, fontWeight: 600, color: colour('--text') }),
              note: cell(NOTE),
              weak: cell(NOTE, { fontWeight: 600, color: colour('--red') }),
            },
          },
        },
      ],
      series: [{
        type: 'bar', barWidth: 22, showBackground: true, backgroundStyle: { color: colour('--bg-hover'), borderRadius: 4 },
        data: spec.bars.map((bar, i) => ({
          value: bar.value, cursor: bar.path ? 'pointer' : 'default', itemStyle: { color: colour('--accent'), borderRadius: 4, opacity: fading(i) },
        })),
      }],
    };
  };

  Cohort.chart = (element, plot, spec) => {
    // Without the library the numbers are shown as a table.
    element.classList.toggle('no-plot', !window.echarts);
    if (!window.echarts || plot.cohortChart) return;
    plot.style.height = `${spec.bars.length * ROW}px`;
    const chart = window.echarts.init(plot, null, { renderer: 'svg' });
    plot.cohortChart = chart;
    const draw = () => {
      const { colour, done } = painter();
      const font = getComputedStyle(plot).fontFamily;
      chart.setOption({ ...common(spec, colour, font), ...rows(spec, colour, plot.clientWidth) }, true);
      done();
    };
    // A bar's whole line leads to its rows: name, bar and number.
    const canvas = chart.getZr();
    const pathAt = (event) => (spec.bars[Math.floor(event.offsetY / ROW)] || {}).path;
    canvas.on('click', (event) => { if (pathAt(event)) Cohort.go(`/${pathAt(event)}`); });
    canvas.on('mousemove', (event) => canvas.setCursorStyle(pathAt(event) ? 'pointer' : 'default'));
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const scheme = new MutationObserver(draw);
    scheme.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
    dark.addEventListener('change', draw);
    new ResizeObserver((sizes, observer) => {
      if (plot.isConnected) { if (plot.clientWidth) { chart.resize(); draw(); } return; }
      observer.disconnect();
      scheme.disconnect();
      dark.removeEventListener('change', draw);
      chart.dispose();
      plot.cohortChart = null;
    }).observe(plot);
  };
})();
