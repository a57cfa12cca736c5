namespace Bmis.Architecture.Tests;

public sealed class PromisesTests
{
    private const string Source = "class Ones\n{\n    [Fact]\n    public void One_holds()\n    {\n    }\n}\n";

    [Fact]
    public void Each_of_the_fifteen_promises_is_proved_by_tests_that_exist() => Findings.None(Promises.Faults(
        Repository.Read("sync/README.md"),
        [
            .. Repository.Files
                .Where(file => file.StartsWith("tests/", StringComparison.Ordinal)
                    && file.EndsWith(".cs", StringComparison.Ordinal))
                .Select(Repository.Read),
        ]));

    [Theory]
    [InlineData("| 1 | A promise | nothing |", "Promise 1 has no test")]
    [InlineData("| 1 | A promise | `Ones.One_broke` |", "there is no test `Ones.One_broke`")]
    [InlineData("| 1 | A promise | `Twos.One_holds` |", "there is no test `Twos.One_holds`")]
    [InlineData("", "other rows")]
    public void A_promise_without_its_test_is_found(string row, string fault) => Assert.Contains(
        Promises.Faults(row, [Source]), found => found.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void A_table_with_its_tests_has_no_fault() => Assert.Empty(Promises.Faults(
        string.Join('\n', Enumerable.Range(1, Promises.Count).Select(number => $"| {number} | P | `Ones.One_holds` |")),
        [Source]));
}
