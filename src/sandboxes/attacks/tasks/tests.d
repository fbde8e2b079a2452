unittest
{
    alias candidate = f;

    assert(candidate(3L) == 9L);
    assert(candidate(-5L) == 25L);
}
void main(){}
