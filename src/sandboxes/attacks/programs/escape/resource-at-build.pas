// Has the compiler and the linker take files of this machine, and reads one when it runs.
{$I-}
var t: text; line: string;
begin
  assign(t, '@FOLDER@/secret.txt');
  reset(t);
  if ioresult = 0 then begin readln(t, line); writeln(line); end;
  {$I @FOLDER@/secret.txt}
end.
