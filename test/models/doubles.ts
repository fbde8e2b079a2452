import type { Model, ModelOptions } from "../../src/core/model.ts";
import { hostedModel, type Ports } from "../../src/models/hosted/model.ts";
import type { Service } from "../../src/models/hosted/service.ts";

/** A service as OpenAI's, with nothing that holds at its own address only. */
export const service: Service = {
  id: "openai",
  title: "a service",
  address: "https://api.openai.com/v1",
  addressVariable: "OPENAI_BASE_URL",
  keyVariable: "OPENAI_API_KEY",
  dialects: { chat: "openai-chat", prompt: "openai-completions", infill: "openai-completions" },
};

/** The service of another format. */
export function serviceOf(dialect: string, more: Partial<Service> = {}): Service {
  const dialects: Service["dialects"] =
    dialect === "openai-completions" ? { prompt: dialect, infill: dialect } : { chat: dialect };
  return { ...service, dialects, ...more };
}

/** A hosted model that is there at once, and opens when it is first asked. */
export function openaiModel(name: string, options: ModelOptions, ports: Ports = {}): Model {
  const opened = hostedModel(service, name, options, ports);
  opened.catch(() => {});
  return {
    id: `openai/${name}`,
    source: "live",
    reply: async (ask, context) => (await opened).reply(ask, context),
  };
}
