// The example questions of the demo page, asked in the chat.

const chat = document.querySelector("nego-chat");
for (const button of document.querySelectorAll("[data-question]")) {
  button.addEventListener("click", () => chat.ask(button.dataset.question));
}
