(defn f
  [x]
  (* x x))
