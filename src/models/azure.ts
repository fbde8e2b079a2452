import { hosted } from "./hosted/service.ts";

/** Models of OpenAI and others in one's own Azure resource, named by deployment; its endpoint is the resource's. */
export default hosted({
  id: "azure",
  title: "Azure OpenAI",
  address: "",
  addressVariable: "AZURE_OPENAI_ENDPOINT",
  addressOf: (endpoint) =>
    /\/openai\b/.test(endpoint) ? endpoint : `${endpoint.replace(/\/+$/, "")}/openai/v1`,
  keyVariable: "AZURE_OPENAI_API_KEY",
  dialects: { chat: "openai-chat" },
  headers: (key) => ({ "api-key": key }),
});
