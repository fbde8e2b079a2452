SELECT x * x FROM input;
