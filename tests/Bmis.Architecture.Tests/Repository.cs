using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Bmis.Architecture.Tests;

/// <summary>The checkout these tests read: its files and what was built from them.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    /// <summary>Every file that git tracks or would track, relative to the root.</summary>
    internal static IReadOnlyList<string> Files { get; } = ListFiles();

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The compiled assembly of a project, in the configuration in which these tests run.</summary>
    internal static string AssemblyOf(string projectFile)
    {
        var project = Path.GetFileNameWithoutExtension(projectFile);
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var folder = Path.Combine(Root, ".artifacts", "bin", project, configuration);
        var name = Projects.AssemblyName(Read(projectFile)) ?? project;
        var path = Path.Combine(folder, name + ".dll");
        Assert.True(File.Exists(path), $"{project} is not built: build the solution before this test.");
        return path;
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Bmis.sln")))
                return folder;
        throw new InvalidOperationException("These tests read the source files: run them where they were built.");
    }

    private static string[] ListFiles()
    {
        var start = new ProcessStartInfo("git", "ls-files --cached --others --exclude-standard")
        {
            WorkingDirectory = Root, RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var lines = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. lines.Where(file => File.Exists(Path.Combine(Root, file)))];
    }
}
