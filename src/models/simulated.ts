import { AssayError } from "../core/errors.ts";
import type { Provider } from "../core/model.ts";
import { simulatedModel } from "./simulated/model.ts";
import { openProfile } from "./simulated/profile.ts";

/**
 * A stochastic programmer made from a benchmark's references and their mutants, for tests and for planning: it is
 * right, wrong in the same ways again, and wrong about its own tests as often as recorded samples of real models.
 */
const simulated: Provider = {
  id: "simulated",
  title: "A stochastic programmer calibrated on recorded samples",
  usage: "simulated/PROFILE",
  async open(name, { problems, sandbox, seed = 0 }) {
    const profile = await openProfile(name);
    if (!problems || !sandbox) {
      throw new AssayError("SIMULATED_REFERENCE", "a simulated model needs the problems it simulates", {
        where: `simulated/${name}`,
        fix: "use it with a benchmark, or give openModel the options problems and sandbox",
      });
    }
    return simulatedModel({ profile, problems, sandbox, seed });
  },
};

export default simulated;
