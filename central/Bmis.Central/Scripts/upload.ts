/**
 * Forms marked data-upload say how far their files have been sent, and that they are being checked. Files that are
 * larger together than the form takes are not sent at all. Without this script the browser sends the form itself.
 */
function prepare(form: HTMLFormElement): void {
  const bar = form.querySelector("progress");
  const status = form.querySelector<HTMLElement>("[data-upload-status]");
  const button = form.querySelector("button");
  if (!bar || !status || !button) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const data = new FormData(form);
    data.set("follow", "1");
    const say = (text: string | undefined): void => {
      status.textContent = text ?? "";
    };
    const bytes = data.getAll("files").reduce((sum, file) => sum + (file instanceof File ? file.size : 0), 0);
    if (bytes > Number(form.dataset["uploadMost"])) {
      say(form.dataset["uploadTooLarge"]);
      return;
    }

    const failed = (): void => {
      bar.hidden = true;
      button.disabled = false;
      say(form.dataset["uploadFailed"]);
    };
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (sent) => {
      if (sent.lengthComputable) bar.value = sent.loaded / sent.total;
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      say(form.dataset["uploadChecking"]);
    });
    // An upload that was taken leads to a page of its own, whatever that page says of the files.
    request.addEventListener("load", () =>
      request.responseURL === form.action ? failed() : location.assign(request.responseURL),
    );
    request.addEventListener("error", failed);
    request.open("POST", form.action);
    bar.hidden = false;
    bar.value = 0;
    button.disabled = true;
    say(form.dataset["uploadSending"]);
    request.send(data);
  });
}

document.querySelectorAll<HTMLFormElement>("form[data-upload]").forEach(prepare);
