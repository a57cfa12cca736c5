using System.Globalization;

namespace Bmis.TestKit;

/// <summary>
/// How often a test tries what is tried at random: a tenth of what the project's figures ask for, and all of it with
/// <c>BMIS_TEST_EFFORT=10</c>.
/// </summary>
public static class Effort
{
    private const string Variable = "BMIS_TEST_EFFORT";

    /// <summary>The tries of one run.</summary>
    /// <param name="tenth">Those of the test target.</param>
    public static int Times(int tenth) => tenth * Factor;

    private static int Factor => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
        ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
        : 1;
}
