procedure Tests is
begin
   pragma Assert (F (3) = 9);
   pragma Assert (F (-5) = 25);
end Tests;
