(require '[clojure.test :refer [deftest is run-test]])
(def candidate f)
(deftest test-humaneval
  (is (= (candidate 3) 9))
  (is (= (candidate -5) 25))
)
(run-test test-humaneval)
