function F (X : Integer) return Integer is (X * X);
