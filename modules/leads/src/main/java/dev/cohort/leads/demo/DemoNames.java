package dev.cohort.leads.demo;

import java.util.List;

/** Names of many lands, invented; first and last are parted by a bar. */
final class DemoNames {
    static final List<String> ALL = """
            Marta|Nowak
            Yusuf|Aydın
            Chiara|Lombardi
            Felix|Brandt
            Priya|Raman
            Oluwaseun|Adeyemi
            Lan|Nguyễn Thị
            Sara|Haddad
            Dmytro|Kovalenko
            Hannah|Schuster
            Mateo|Fernández
            Aiko|Tanaka
            Ben|Okonkwo
            Greta|Lindholm
            Louise|Petit
            Rahim|Qaderi
            Zofia|Wójcik
            Omar|Farouk
            Samuel|Mensah
            Emil|Sørensen
            Ewa|Zielińska
            Luca|Moretti
            Ifeoma|Nwosu
            Noor|van Dijk
            Kofi|Asante
            Jakub|Horák
            Mei|Chen
            Anders|Dahl
            Anastasia|Petrova
            Lukas|Müller
            María José|García López
            Siobhán|O'Sullivan
            Juan|de la Cruz
            Нина|Соколова
            Олексій|Шевченко
            さくら|佐藤
            伟|王
            민준|김
            Ayşe|Yılmaz
            Elif|Demirci
            Nikos|Papadopoulos
            Eleni|Georgiou
            Ana|Popescu
            Ioana|Marinescu
            Petr|Svoboda
            Tereza|Nováková
            Milan|Jovanović
            Ivana|Horvat
            Fatima|Zahra
            Youssef|Benali
            Layla|Khalil
            Amir|Hosseini
            Shirin|Karimi
            Ravi|Krishnan
            Ananya|Sharma
            Arjun|Patel
            Farah|Siddiqui
            Bilal|Ahmed
            Sunita|Gurung
            Tenzin|Dorji
            Linh|Trần
            Minh|Phạm
            Siti|Rahmawati
            Budi|Santoso
            Maria|Santos
            Jose|Reyes
            João|Pereira
            Beatriz|Almeida
            Thiago|Oliveira
            Camila|Rojas
            Diego|Vargas
            Valentina|Castro
            Sofía|Jiménez
            Pablo|Ortega
            Élodie|Lefèvre
            Théo|Dubois
            Amélie|Rousseau
            Jean-Luc|Moreau
            Giulia|Ferrari
            Matteo|Ricci
            Francesca|Greco
            Sven|Johansson
            Ingrid|Bergström
            Mikkel|Jensen
            Freja|Nielsen
            Aino|Virtanen
            Eero|Mäkinen
            Guðrún|Jónsdóttir
            Liam|Murphy
            Aoife|Byrne
            Charlotte|Smith
            Oliver|Johnson-Smythe
            Emily|Walker
            Noah|Thompson
            Grace|Kim
            Daniel|Park
            Chinedu|Eze
            Amina|Diallo
            Kwame|Boateng
            Wanjiru|Kamau
            Thandiwe|Dlamini
            Abebe|Bekele
            Selam|Tesfaye
            Jürgen|Großmann
            Katharina|Weiß
            Leonie|Schäfer
            Paul|Krüger
            Mia|Hoffmann
            Jonas|Vogel
            Klara|Zimmermann
            Tobias|Neumann
            Annika|Koch
            Pieter|de Vries
            Sanne|Bakker
            Bram|Janssens
            Łukasz|Wiśniewski
            Agnieszka|Kamińska
            Gábor|Nagy
            Eszter|Szabó
            David|Levi
            """.lines().toList();

    private DemoNames() {}
}
