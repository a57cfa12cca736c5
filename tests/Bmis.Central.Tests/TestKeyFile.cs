using System.Runtime.CompilerServices;
using Bmis.TestKit;

namespace Bmis.Central.Tests;

/// <summary>Every program that a test builds in this process finds the same key file.</summary>
internal static class TestKeyFile
{
    [ModuleInitializer]
    internal static void Name() => Environment.SetEnvironmentVariable("BMIS_KEYS__FILE", FixedKeys.File);
}
