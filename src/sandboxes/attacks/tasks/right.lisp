(defun f (x)
  (* x x))
