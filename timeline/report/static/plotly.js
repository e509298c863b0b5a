// What every drawing has in common: Plotly may not upload its data, advertise, or add bars and tips.
T.PLOTLY = {
  displayModeBar: false,
  showSendToCloud: false,
  displaylogo: false,
  responsive: false,
  showTips: false,
};
