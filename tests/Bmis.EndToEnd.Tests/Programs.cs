namespace Bmis.EndToEnd.Tests;

/// <summary>Where the build put the two programs, in the configuration in which these tests run.</summary>
internal static class Programs
{
    internal static string PathOf(string program)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var project = program == "bmis-post" ? "Bmis.BorderPost" : "Bmis.Central";
        var path = Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, program);
        Assert.True(File.Exists(path), $"{program} is not built: build the solution before this test.");
        return path;
    }

    /// <summary>Full path of a file of the checkout from which these tests were built.</summary>
    internal static string InRepository(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bmis.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, relative);
    }
}
