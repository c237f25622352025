// Tells a learning platform (SCORM 1.2) that the test was done, and its score.
(() => {
  const find = from => {
    let at = from;
    for (let depth = 0; at && depth < 10; depth += 1) {
      if (at.API) return at.API;
      if (at === at.parent) break;
      at = at.parent;
    }
    return null;
  };
  const api = find(window) || (window.opener ? find(window.opener) : null);
  if (!api) return;
  api.LMSInitialize("");
  if (["not attempted", ""].includes(api.LMSGetValue("cmi.core.lesson_status"))) {
    api.LMSSetValue("cmi.core.lesson_status", "incomplete");
    api.LMSCommit("");
  }
  window.practice.onScore((right, count) => {
    const score = Math.round(100 * right / count);
    api.LMSSetValue("cmi.core.score.min", "0");
    api.LMSSetValue("cmi.core.score.max", "100");
    api.LMSSetValue("cmi.core.score.raw", String(score));
    api.LMSSetValue("cmi.core.lesson_status", score >= 80 ? "passed" : "failed");
    api.LMSCommit("");
  });
  window.addEventListener("pagehide", () => api.LMSFinish(""), { once: true });
})();
