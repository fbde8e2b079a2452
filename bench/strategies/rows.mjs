/** The simulated programmers, weak to strong. */
export const PROFILES = ["codegen-16b", "davinci-002", "codellama-34b", "gpt-35-turbo"];
