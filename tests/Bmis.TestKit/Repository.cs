namespace Bmis.TestKit;

/// <summary>Where the repository lies.</summary>
public static class Repository
{
    /// <summary>Full path of something under the build's artifacts; its folder is made.</summary>
    public static string Artifact(string relative)
    {
        var path = Path.Combine(Root(), ".artifacts", relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Bmis.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
